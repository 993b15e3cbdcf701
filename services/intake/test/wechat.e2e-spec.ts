import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Channel,
  DirectoryPublished,
  type Identity,
  type Inlet,
  PolicyActivated,
  type Submission,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { MediaAccountRepository } from '../src/accounts/media-account.repository.js';
import { ComplaintRepository } from '../src/complaints/complaint.repository.js';
import { AccountSettingsSchema } from '../src/media/account.js';
import { MessageRepository } from '../src/messages/message.repository.js';
import { WriteMessage } from '../src/messages/write-message.usecase.js';
import { Sendings } from '../src/sendings/sendings.usecase.js';
import { SmtpInlet } from '../src/mailbox/smtp-inlet.adapter.js';
import { UploadRepository } from '../src/uploads/upload.repository.js';
import { WechatCallRepository } from '../src/wechat/wechat-call.repository.js';
import { aDirectory, aSubmission, TENANT, thePolicies } from './fixture.js';
import { ACCOUNT_SECRETS, ACCOUNT_SETTINGS } from './provider-accounts.js';
import { type GatewayStandIn, startGateway } from './gateway-stand-in.js';
import { type RunningIntake, staff, startIntake, visitor } from './running-intake.js';
import { deliver } from './smtp-client.js';
import { type RunningProviders, startProviders } from './running-providers.js';
import { sealedCall, WECHAT_KEY } from './wechat-calls.js';

const HEAD = '01900000-0000-7000-8000-0000000000b1';
const MAILBOX = 'tousu@hospital.example';
let intake: RunningIntake;
let providers: RunningProviders;
let gateway: GatewayStandIn;
const PEOPLE = [
  { id: HEAD, name: 'head', email: null, locale: 'zh-CN' as const, active: true, grants: [] },
];

beforeAll(async () => {
  gateway = await startGateway(() => intake);
  providers = await startProviders({ wechat: `${gateway.url}/api/v1/receipts/wechat` });
  const mailboxes = [{ address: MAILBOX, tenant: TENANT, campus: 'main' }];
  intake = await startIntake({
    environment: {
      ...{ PUBLIC_URL: gateway.url, MAIL_INLET_PORT: '0' },
      MAILBOXES: JSON.stringify(mailboxes),
    },
  });
  const directory = aDirectory();
  const campuses = directory.campuses.map((campus) => ({
    ...campus,
    channels: [...campus.channels, ...(['wechat', 'email', 'visit'] as const)],
  }));
  await intake.publish(DirectoryPublished, TENANT, 1, { ...directory, campuses, staff: PEOPLE });
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
  await gateway?.close();
}, 60_000);

async function call(query: string, body: string) {
  const { status, text } = await request(intake.url)
    .post(`/api/v1/receipts/wechat${query}`)
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

const ofAll = async (table: string): Promise<number> => {
  const [row] = await intake.database.admin<{ count: number }>(
    `select count(*)::int as count from intake.${table}`,
  );
  return row?.count ?? 0;
};
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
    expect(receipt).toMatch(/查询码：\d{4} \d{4}（[\s\S]+ 前\n[\s\S]+http:\/\/127\S+\/progress/);
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
    expect((await answersTo(who))[0]).toMatch(/^护士长会当面道歉。\nTS-[\d-]+ http/);
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

describe('a message that cannot be taken', () => {
  const head = staff({ role: 'centre_head', campus: null, department: null });
  const ask = async (method: 'get' | 'post', path: string) => {
    const asked = request(intake.url)[method](`/api/v1/refused-submissions${path}`);
    return asked
      .set('Authorization', await intake.bearer(head))
      .send(method === 'get' ? undefined : {});
  };

  it('is answered, waits with the refused messages, and goes on in the conversation when somebody takes it up', async () => {
    const calls = intake.app.get(WechatCallRepository, { strict: false });
    const who = 'o-tried-in-vain';
    await say(who, '你好');
    await intake.app.get(UnitOfWork).run(TENANT, async (tx) => {
      const said = { kind: 'text' as const, words: '等了两个小时，没有人来看。' };
      await calls.keep(tx, { openId: who, mark: 'message 1', said });
      // As after three attempts that failed.
      await tx.query(`update wechat_call set attempts = 3 where state = 'kept'`);
    });
    const answered = (count: number) =>
      eventually(async () => {
        const answers = await answersTo(who);
        return answers.length === count && (answers[0] ?? null);
      });
    expect(await answered(2)).toMatch(/没有处理好/);
    const { body: page } = await ask('get', '');
    const [{ id }] = page.items as [{ id: string }];
    expect((await ask('get', `/${id}`)).body).toMatchObject({
      ...{ channel: 'wechat', code: 'internal', body: '等了两个小时，没有人来看。' },
    });
    expect((await ask('post', `/${id}/retry`)).body).toEqual({ complaintNo: null });
    expect(await answered(3)).toMatch(/^记下了/);
  });

  it('is forgotten a month after it was settled', async () => {
    const calls = intake.app.get(WechatCallRepository, { strict: false });
    await eventually(async () => (await ofAll(`wechat_call where state <> 'done'`)) === 0);
    await intake.database.admin(
      `update intake.wechat_call set received_at = received_at - interval '31 days'`,
    );
    await intake.app.get(UnitOfWork).system((tx) => calls.forget(tx, 1_000));
    expect(await ofAll('wechat_call')).toBe(0);
  });
});

describe('the ways by which complaints come in', () => {
  const admin = staff({ role: 'tenant_admin', campus: null, department: null });
  const officer = staff({ role: 'centre_officer', campus: 'main', department: null });

  async function send(who: Identity, channel: Channel, registration?: Submission['registration']) {
    const { status, body } = await request(intake.url)
      .post('/api/v1/complaints')
      .set({ Authorization: await intake.bearer(who), 'Idempotency-Key': randomUUID() })
      .send(aSubmission({ channel, ...(registration ? { registration } : {}) }));
    return { status, complaintNo: (body as { complaintNo: string }).complaintNo };
  }
  async function ask(method: 'get' | 'post' | 'put', path: string, body?: object) {
    const asked = request(intake.url)[method](`/api/v1/inlets${path}`);
    return asked.set('Authorization', await intake.bearer(admin)).send(body);
  }
  async function inlets(): Promise<ReadonlyMap<string, Inlet>> {
    const { items } = (await ask('get', '')).body as { items: Inlet[] };
    return new Map(items.map((inlet) => [inlet.id, inlet]));
  }
  const channelsOf = async () =>
    intake.database.admin<{ channel: string }>('select distinct channel from intake.complaint');

  it('are the web form, WeChat, the telephone, mail and the desk, and each is counted (R-007, R-367)', async () => {
    const before = await inlets();
    await send(visitor, 'web_form');
    await send(officer, 'hotline', {});
    await send(officer, 'visit', {});
    await saying('o-every-way', ['等了两个小时，没有人来看。', '1', '1', '匿名', '1']);
    const mail = `From: a@mail.example\r\nMessage-ID: <${randomUUID()}@mail.example>\r\n\r\nNobody came for two hours.`;
    const { port } = intake.app.get(SmtpInlet);
    const envelope = { port, from: 'a@mail.example', to: [MAILBOX] };
    expect(await deliver(envelope, Buffer.from(mail))).toMatch(/^250/);
    const came = await eventually(async () => {
      const now = await inlets();
      const more = ([id, { taken }]: [string, Inlet]): boolean =>
        taken > (before.get(id)?.taken ?? 0);
      const counted = [...now].filter(more).map(([id]) => id);
      return counted.length === 5 && { now, counted };
    });
    expect(came.counted).toEqual(['form', 'telephone', 'desk', 'wechat', `mail:${MAILBOX}`]);
    expect((await channelsOf()).map(({ channel }) => channel)).toEqual(
      expect.arrayContaining(['web_form', 'hotline', 'visit', 'wechat', 'email']),
    );
    expect(came.now.get('desk')).toMatchObject({ state: 'open', waiting: 0, mayTest: false });
  });

  it.each(['form', 'wechat', `mail:${MAILBOX}`, 'queue'])(
    'can be tried out: a test of %s comes in, and makes no complaint',
    async (id) => {
      const complaints = (await ofAll('complaint')) + (await ofAll('refused_submission'));
      const { status, body } = await ask('post', `/${encodeURIComponent(id)}/test`);
      expect({ status, body }).toEqual({ status: 202, body: { fault: null, detail: null } });
      await eventually(async () => (await inlets()).get(id)?.test?.cameAt ?? null);
      expect((await ofAll('complaint')) + (await ofAll('refused_submission'))).toBe(complaints);
    },
  );

  it('say who answers for them, who is a person of the staff', async () => {
    const { personId } = officer;
    expect((await ask('put', '/form/person', { personId })).body).toMatchObject({
      errors: [{ path: 'personId', code: 'unknown' }],
    });
    expect((await ask('put', '/form/person', { personId: HEAD })).status).toBe(204);
    expect((await inlets()).get('form')).toMatchObject({ personId: HEAD });
    expect((await ask('post', '/desk/test')).status).toBe(403);
  });
});
