import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DirectoryPublished, PolicyActivated } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request from 'supertest';
import { MediaAccountRepository } from '../src/accounts/media-account.repository.js';
import { ComplaintRepository } from '../src/complaints/complaint.repository.js';
import { AccountSettingsSchema } from '../src/media/account.js';
import { MessageRepository } from '../src/messages/message.repository.js';
import { WriteMessage } from '../src/messages/write-message.usecase.js';
import { Sendings } from '../src/sendings/sendings.usecase.js';
import { UploadRepository } from '../src/uploads/upload.repository.js';
import { aDirectory, TENANT, thePolicies } from './fixture.js';
import { ACCOUNT_SECRETS, ACCOUNT_SETTINGS } from './provider-accounts.js';
import { type RunningIntake, startIntake, visitor } from './running-intake.js';
import { type RunningProviders, startProviders } from './running-providers.js';
import { sealedCall, WECHAT_KEY } from './wechat-calls.js';

let intake: RunningIntake;
let providers: RunningProviders;
/** Signs the calls of the stand-in in as visitors, as the gateway does. */
let gateway: Server;

beforeAll(async () => {
  gateway = createServer((asked, answer) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of asked as AsyncIterable<Buffer>) chunks.push(chunk);
      const { status, text } = await call(asked.url ?? '', Buffer.concat(chunks).toString());
      answer.writeHead(status).end(text);
    })();
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const { port } = gateway.address() as AddressInfo;
  providers = await startProviders({ wechat: `http://127.0.0.1:${port}/` });
  intake = await startIntake({ environment: { PUBLIC_URL: 'https://tingsu.test' } });
  const directory = aDirectory();
  const campuses = directory.campuses.map((campus) => ({
    ...campus,
    channels: [...campus.channels, 'wechat' as const],
  }));
  await intake.publish(DirectoryPublished, TENANT, 1, { ...directory, campuses });
  await intake.publish(PolicyActivated, TENANT, 1, thePolicies());
  await intake.app.get(UnitOfWork).run(TENANT, (tx) =>
    intake.app.get(MediaAccountRepository).keep(tx, {
      settings: AccountSettingsSchema.parse(ACCOUNT_SETTINGS(providers.url).wechat),
      secret: { ...ACCOUNT_SECRETS.wechat, aesKey: WECHAT_KEY },
      ...{ medium: 'wechat', receiptKey: 'the-key-of-receipts', changedBy: null },
    }),
  );
}, 120_000);
afterAll(async () => {
  await intake?.close();
  await providers?.close();
  await new Promise((resolve) => gateway.close(resolve));
}, 60_000);

async function call(query: string, body: string) {
  const { status, text } = await request(intake.url)
    .post(`/api/v1/receipts/wechat${query.replace('/', '')}`)
    .set('Authorization', await intake.bearer(visitor))
    .set('content-type', 'text/xml')
    .send(body);
  return { status, text };
}

const answersTo = async (person: string): Promise<readonly string[]> =>
  (await providers.texts('wechat')).filter(({ to }) => to === person).map(({ text }) => text);

/** Says something, and gives what the official account answers to it. */
async function say(
  person: string,
  words: Parameters<RunningProviders['write']>[1],
): Promise<string> {
  const before = (await answersTo(person)).length;
  expect(await providers.write(person, words)).toBe(true);
  return eventually(async () => {
    const answers = await answersTo(person);
    return (answers.length > before && answers[0]) || null;
  });
}
async function saying(person: string, said: readonly Parameters<typeof say>[1][]) {
  let answer = '';
  for (const one of said) answer = await say(person, one);
  return answer;
}
const numberIn = (answer: string): string => /TS-\d{4}-\d{6}/.exec(answer)?.[0] ?? '';

const complaint = (complaintNo: string) =>
  intake.app.get(UnitOfWork).run(TENANT, async (tx) => {
    const complaints = intake.app.get(ComplaintRepository);
    const head = await complaints.head(tx, complaintNo);
    if (!head) throw new Error(`There is no complaint ${complaintNo}`);
    const { items } = await intake.app.get(MessageRepository).page(tx, head.id, { limit: 50 });
    const files = await intake.app.get(UploadRepository).ofComplaint(tx, head.id);
    return { opened: await complaints.open(tx, head), files, messages: items.toReversed() };
  });

describe('a person who writes to the official account', () => {
  it('complains in four steps, and what they say later goes into the thread', async () => {
    const who = 'o-four-steps';
    expect(await say(who, '你好')).toMatch(/回复 1/);
    const summary = ['1', '等了两个小时，没有人来看。', '1', '总院区', '王女士 13800001111'];
    expect(await saying(who, summary)).toMatch(/第 4 步/);
    const receipt = await say(who, '1');
    expect(receipt).toMatch(/查询码：[\w-]+（[\s\S]+ 前\n[\s\S]+https:\/\/tingsu\.test\/progress/);
    const complaintNo = numberIn(receipt);
    const { opened } = await complaint(complaintNo);
    expect(opened).toMatchObject({ campus: 'main', channel: 'wechat', phone: '13800001111' });
    expect(await say(who, '还是没有人联系我')).toContain(complaintNo);
    expect((await complaint(complaintNo)).messages).toMatchObject([
      { direction: 'in', via: 'wechat', kind: 'message', words: '还是没有人联系我' },
    ]);
  });

  it('stays unnamed, sends pictures, and adds to the complaint of which they spoke last', async () => {
    const who = 'o-two-complaints';
    const first = await saying(who, [{ picture: true }, '1', '2', '匿名', '1']);
    const { opened, files } = await complaint(numberIn(first));
    expect(opened).toMatchObject({ campus: 'east', anonymous: true, phone: null });
    expect(files).toMatchObject([{ mediaType: 'image/png' }]);
    const second = await saying(who, ['新投诉', '药也发错了，没有人道歉。', '1', '1', '1', '1']);
    expect(await say(who, { picture: true })).toContain(numberIn(second));
    expect((await complaint(numberIn(second))).messages).toMatchObject([
      { files: [{ mediaType: 'image/png' }] },
    ]);
    expect(await say(who, '进度')).toMatch(
      new RegExp(`${numberIn(second)}[\\s\\S]+${numberIn(first)}`),
    );
  });

  it('reads what the hospital writes in the conversation, and later by a template', async () => {
    const who = 'o-answered';
    const receipt = await saying(who, ['等了两个小时，没有人来看。', '1', '1', '匿名', '1']);
    const complaintNo = numberIn(receipt);
    const send = (words: string) =>
      intake.app.get(UnitOfWork).run(TENANT, async (tx) => {
        const head = await intake.app.get(ComplaintRepository).head(tx, complaintNo);
        if (!head) throw new Error('There is no such complaint');
        const { messageId } = await intake.app.get(WriteMessage).execute(tx, {
          complaint: head,
          author: { type: 'system', id: null, role: null },
          message: {
            ...{ direction: 'out', kind: 'message', via: null, personId: null, notice: null },
            ...{ words, subject: null, satisfied: null, key: null, files: [], at: tx.now },
          },
        });
        const media = ['wechat'] as const;
        await intake.app.get(Sendings).queue(tx, { messageId, complaintId: head.id, media });
        return messageId;
      });
    const told = async (messageId: string) => {
      const [way] = await intake.database.admin<{ state: string; proof: string | null }>(
        'select state, proof from intake.sending where message_id = $1',
        [messageId],
      );
      return way?.state === 'arrived' || way?.state === 'handed' ? way : null;
    };
    const answer = await send('护士长会当面道歉。');
    expect(await eventually(() => told(answer))).toEqual({ state: 'arrived', proof: 'accepted' });
    expect((await answersTo(who))[0]).toMatch(/^护士长会当面道歉。\nTS-[\d-]+ https/);
    await intake.database.admin(
      `update intake.wechat_talk set wrote_at = now() - interval '48 hours'`,
    );
    const late = await send('已经道歉。');
    expect(await eventually(() => told(late))).toEqual({ state: 'handed', proof: null });
    expect((await answersTo(who))[0]).toMatch(/有新消息$/);
  });

  it('says something once, however often WeChat sends it', async () => {
    const message = (id: string) =>
      `<xml><ToUserName>gh</ToUserName><FromUserName>o-twice</FromUserName><CreateTime>1764216000</CreateTime><MsgType>text</MsgType><Content>等了两个小时没有人来看</Content><MsgId>${id}</MsgId></xml>`;
    await say('o-twice', '你好');
    for (let nr = 0; nr < 3; nr++) {
      const { query, body } = sealedCall(message('24535289271940000123'));
      expect(await call(`?${query}`, body)).toEqual({ status: 200, text: 'success' });
    }
    await eventually(async () => (await answersTo('o-twice')).length > 1);
    expect(await say('o-twice', '1')).toMatch(/第 2 步/);
    expect((await answersTo('o-twice')).filter((text) => text.startsWith('记下了'))).toHaveLength(
      1,
    );
    const kept = await intake.database.admin<{ count: number }>(
      `select count(*)::int as count from intake.wechat_call where body is not null or reply is not null`,
    );
    expect(kept).toEqual([{ count: 0 }]);
  });
});
