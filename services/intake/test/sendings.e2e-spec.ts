import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@tingsu/testkit';
import request from 'supertest';
import { NAME, PHONE } from './fixture.js';
import { visitor } from './running-intake.js';
import { type Sending, startSending, WORDS } from './sending.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let sending: Sending;
beforeAll(async () => {
  sending = await startSending();
}, 120_000);
afterAll(() => sending?.close(), 60_000);

const round = async (afterMs = 0) => {
  sending.time.advance(afterMs);
  await sending.job.round();
};
const texts = async (provider: 'aliyun' | 'tencent' | 'wechat', messageId: string) => {
  const ids = (await sending.ways(messageId)).map(({ sendingId }) => sendingId);
  return (await sending.providers.texts(provider)).filter(({ ours }) => ids.includes(ours));
};
const mails = async (messageId: string) => {
  const ids = (await sending.ways(messageId)).map(({ sendingId }) => sendingId);
  const all = await sending.providers.mails();
  return all.filter(({ messageId: id }) => ids.some((one) => id.includes(one)));
};
const states = async (messageId: string) =>
  (await sending.ways(messageId)).map(({ medium, state }) => `${medium} ${state}`);
const types = async (messageId: string) => (await sending.said(messageId)).map(({ type }) => type);

describe('a message to a complainant', () => {
  it('goes out as a text with the number and a link, and none of its words', async () => {
    const id = await sending.message(await sending.complaint(), ['sms']);
    await round();
    const [text] = await texts('aliyun', id);
    expect(text?.to).toBe(PHONE);
    expect(text?.text).toMatch(/^【听诉】总院区：您反映的事项（TS-2026-\d{6}）有新消息/);
    expect(text?.text).toContain('https://tingsu.test/progress');
    expect(text?.text).not.toContain(WORDS);
    expect(await states(id)).toEqual(['sms handed']);
    expect(await types(id)).toEqual([]);
  });

  it('goes out as a mail with its words, and the mail server is all the proof there is', async () => {
    const complaint = await sending.complaint({ email: 'zhao@home.test' });
    const id = await sending.message(complaint, ['email']);
    await round();
    const [mail] = await mails(id);
    expect(mail?.subject).toMatch(/^\[TS-2026-\d{6}\] 总院区给您的消息$/);
    expect(await sending.said(id)).toMatchObject([
      { type: 'message.arrived.v1', data: { medium: 'email', proof: 'accepted' } },
    ]);
  });

  it('takes the next way when the person has no such address, and fails in sight when none is left', async () => {
    const complaint = await sending.complaint({ phone: '0912-8888888' });
    const id = await sending.message(complaint, ['wechat', 'sms', 'email']);
    for (let nr = 0; nr < 3; nr++) await round();
    expect(await states(id)).toEqual(['wechat failed', 'sms failed', 'email failed']);
    expect(await sending.said(id)).toMatchObject([
      {
        type: 'message.failed.v1',
        data: {
          tried: ['wechat', 'sms', 'email'].map((medium) => ({ medium, error: 'address.missing' })),
        },
      },
    ]);
  });

  it('ends with the first way by which it arrives', async () => {
    const complaint = await sending.complaint({ email: 'zhao@home.test' }, 'openid-first');
    const id = await sending.message(complaint, ['email', 'wechat', 'sms']);
    await round();
    await round();
    expect(await states(id)).toEqual(['email arrived', 'wechat cancelled', 'sms cancelled']);
  });

  it('goes to who does not follow the account any more by the next way', async () => {
    const id = await sending.message(await sending.complaint({}, 'gone-7'), ['wechat', 'sms']);
    await round();
    await round();
    expect(await states(id)).toEqual(['wechat failed', 'sms handed']);
  });

  it('counts as not arrived without a receipt in time, and takes the next way', async () => {
    const complaint = await sending.complaint({ email: 'zhao@home.test' });
    const id = await sending.message(complaint, ['sms', 'email']);
    await round();
    await round(47 * HOUR);
    expect(await states(id)).toEqual(['sms handed', 'email pending']);
    await round(2 * HOUR);
    await round();
    expect(await states(id)).toEqual(['sms failed', 'email arrived']);
    expect(await texts('aliyun', id)).toHaveLength(1);
  });
});

it('a message counts as arrived once it is read on the progress page, and is not sent any more', async () => {
  const complaint = await sending.complaint();
  const id = await sending.message(complaint, ['sms']);
  const read = async () => {
    const { status } = await request(sending.intake.url)
      .get(`/api/v1/complaints/${await sending.numberOf(complaint)}/messages`)
      .set('Authorization', await sending.intake.bearer(visitor))
      .set('X-Tracking-Code', await sending.codeOf(complaint));
    expect(status).toBe(200);
  };
  await read();
  await read();
  await round();
  expect(await texts('aliyun', id)).toEqual([]);
  expect(await states(id)).toEqual(['sms cancelled']);
  expect(await sending.said(id)).toMatchObject([
    { type: 'message.arrived.v1', data: { medium: null, proof: 'seen' } },
  ]);
});

describe('a provider', () => {
  it('that is away makes a message wait, and is given up for the next way', async () => {
    const complaint = await sending.complaint({ email: 'zhao@home.test' });
    await sending.providers.behave('aliyun', { mode: 'refuse', code: 'Throttling', times: 1e6 });
    const id = await sending.message(complaint, ['sms', 'email']);
    await round();
    await round(30 * MINUTE);
    expect(await states(id)).toEqual(['sms pending', 'email pending']);
    await round(91 * MINUTE);
    await round();
    expect(await states(id)).toEqual(['sms failed', 'email arrived']);
    await sending.providers.behave('aliyun', {});
  });

  it('that is slow makes no message of another medium late', async () => {
    const complaint = await sending.complaint({ email: 'zhao@home.test' });
    const slow = await sending.message(complaint, ['sms']);
    const quick = await sending.message(complaint, ['email']);
    await sending.providers.behave('aliyun', { mode: 'held', times: 1 });
    const rounds = sending.job.round();
    await eventually(async () => (await states(quick))[0] === 'email arrived');
    const meanwhile = await states(slow);
    await sending.providers.behave('aliyun', {});
    await rounds;
    expect([meanwhile, await states(slow)]).toEqual([['sms sending'], ['sms handed']]);
  });

  it('that takes few messages in a second still gets all that are due in one round', async () => {
    await sending.account('aliyun', { perSecond: 2 });
    const complaint = await sending.complaint();
    const ids = [];
    for (let nr = 0; nr < 3; nr++) ids.push(await sending.message(complaint, ['sms']));
    await round();
    for (const id of ids) expect(await states(id)).toEqual(['sms handed']);
    await sending.account('aliyun');
  });

  it('gets no more than it takes in a day, the rest goes tomorrow', async () => {
    await sending.account('aliyun', { perAddressADay: 1 });
    const complaint = await sending.complaint({ phone: '13900007777' });
    const first = await sending.message(complaint, ['sms']);
    await round();
    const second = await sending.message(complaint, ['sms']);
    await round();
    expect([await states(first), await states(second)]).toEqual([['sms handed'], ['sms pending']]);
    await round(24 * HOUR);
    expect(await states(second)).toEqual(['sms handed']);
    await sending.account('aliyun');
  });

  it('gets few acknowledgements for one address in an hour, since a program might answer each with a complaint', async () => {
    const complaint = await sending.complaint({ email: 'robot@home.test' });
    const acknowledged = async (notice: string | null) => {
      const id = await sending.message(complaint, ['email']);
      await sending.intake.database.admin(
        'update intake.outgoing set notice = $2 where message_id = $1',
        [id, notice],
      );
      await round();
      return id;
    };
    const ids = [];
    for (let nr = 0; nr < 3; nr++) ids.push(await acknowledged('acknowledgement.1'));
    const other = await acknowledged('decline.1');
    const seen = [];
    for (const id of [...ids, other]) seen.push(...(await states(id)));
    expect(seen).toEqual(['email arrived', 'email arrived', 'email pending', 'email arrived']);
    await round(HOUR);
    expect(await states(ids.at(-1) ?? '')).toEqual(['email arrived']);
  });

  it('sends nothing in quiet hours but what the law wants at once', async () => {
    await sending.account('aliyun', { quiet: { from: '00:00', until: '23:59' } });
    const complaint = await sending.complaint({ phone: '13900008888' });
    const quiet = await sending.message(complaint, ['sms']);
    const urgent = await sending.message(complaint, ['sms'], true);
    await round();
    expect([await states(quiet), await states(urgent)]).toEqual([['sms pending'], ['sms handed']]);
    // Who gave no number waits for no morning.
    const byMail = await sending.complaint({ phone: '0912-8888888', email: 'night@mail.example' });
    const notice = await sending.message(byMail, ['sms', 'email']);
    await round();
    await round();
    expect(await states(notice)).toEqual(['sms failed', 'email arrived']);
    await sending.account('aliyun');
  });
});

describe.each(['aliyun', 'tencent'] as const)('a text by %s', (provider) => {
  beforeAll(() => sending.account(provider));

  it('goes out once when its sender dies before it was handed over', async () => {
    const id = await sending.message(await sending.complaint(), ['sms']);
    await sending.crash(id);
    await round();
    expect(await texts(provider, id)).toHaveLength(1);
    expect(await states(id)).toEqual(['sms handed']);
  });

  it('goes out once when its sender dies after it was handed over: the provider is asked first', async () => {
    const id = await sending.message(await sending.complaint(), ['sms']);
    await round();
    await sending.crash(id);
    await round();
    expect(await texts(provider, id)).toHaveLength(1);
    expect(['sms handed', 'sms arrived']).toContain((await states(id))[0]);
  });

  it('goes out once when the answer of the provider is lost', async () => {
    const id = await sending.message(await sending.complaint(), ['sms']);
    await sending.providers.behave(provider, { mode: 'silent', times: 1 });
    await round();
    expect(await states(id)).toEqual(['sms pending']);
    await round(MINUTE);
    expect(await texts(provider, id)).toHaveLength(1);
    expect(['sms handed', 'sms arrived']).toContain((await states(id))[0]);
  });
});

describe('what may be repeated', () => {
  it('a message by WeChat carries the same number of ours, so that it arrives once', async () => {
    const id = await sending.message(await sending.complaint({}, 'openid-again'), ['wechat']);
    await round();
    await sending.crash(id);
    await round();
    expect(await texts('wechat', id)).toHaveLength(1);
    expect(await states(id)).toEqual(['wechat handed']);
  });

  it('a mail carries the same Message-ID', async () => {
    const complaint = await sending.complaint({ email: 'zhao@home.test' });
    const id = await sending.message(complaint, ['email']);
    await round();
    await sending.crash(id);
    await round();
    const sent = await mails(id);
    expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await types(id)).toEqual(['message.arrived.v1']);
  });
});

it('nothing in the tables of sendings is an address, a name or a word of a message', async () => {
  const rows = await sending.intake.database.admin<{ row: string }>(
    `select row_to_json(s)::text as row from intake.sending s union all select row_to_json(o)::text from intake.outgoing o`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows)
    for (const secret of [PHONE, NAME, WORDS, 'zhao@home.test', 'openid'])
      expect(row).not.toContain(secret);
});
