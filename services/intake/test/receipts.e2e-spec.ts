import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { visitor } from './running-intake.js';
import { RECEIPT_KEY, type Sending, startSending } from './sending.js';
import { plainCall, sealedCall, WECHAT_KEY } from './wechat-calls.js';

let sending: Sending;
beforeAll(async () => {
  sending = await startSending();
}, 120_000);
afterAll(() => sending?.close(), 60_000);

async function push(path: string, body: unknown, type = 'application/json') {
  const { status, text } = await request(sending.intake.url)
    .post(`/api/v1/receipts/${path}`)
    .set('Authorization', await sending.intake.bearer(visitor))
    .set('content-type', type)
    .send(typeof body === 'string' ? body : JSON.stringify(body));
  return { status, text };
}
async function sent(media: readonly ('sms' | 'wechat' | 'email')[], openId?: string) {
  const complaint = await sending.complaint({ email: 'zhao@home.test' }, openId);
  const messageId = await sending.message(complaint, media);
  await sending.job.round();
  const [way] = await sending.ways(messageId);
  if (!way) throw new Error('nothing was sent');
  return way;
}
const ofAliyun = (way: { sendingId: string; ref: string | null }, success: boolean) => [
  {
    ...{ phone_number: '13900001111', send_time: '2026-11-20 10:12:00', sms_size: '1', success },
    ...{ err_code: success ? 'DELIVERED' : 'MK:0001', err_msg: '号码 13900001111' },
    ...{ biz_id: way.ref, out_id: way.sendingId },
  },
];
const state = async (messageId: string) => (await sending.ways(messageId))[0]?.state;
const said = async (messageId: string) =>
  (await sending.said(messageId)).map(({ type, data }) => [type, data]);

describe('a receipt of Aliyun', () => {
  it('proves that the text has arrived, however often it comes', async () => {
    const way = await sent(['sms']);
    for (let nr = 0; nr < 2; nr++)
      expect(await push(`aliyun/${RECEIPT_KEY}`, ofAliyun(way, true))).toEqual({
        status: 200,
        text: '{"code":0,"msg":"接收成功"}',
      });
    expect(await state(way.messageId)).toBe('arrived');
    expect(await said(way.messageId)).toEqual([
      ['message.arrived.v1', expect.objectContaining({ medium: 'sms', proof: 'receipt' })],
    ]);
  });

  it('that it did not arrive begins the next way, and one that came before stays true', async () => {
    const way = await sent(['sms', 'email']);
    await push(`aliyun/${RECEIPT_KEY}`, ofAliyun(way, false));
    expect(await state(way.messageId)).toBe('failed');
    await sending.job.round();
    expect((await sending.ways(way.messageId)).map((one) => one.state)).toEqual([
      'failed',
      'arrived',
    ]);
    const good = await sent(['sms']);
    await push(`aliyun/${RECEIPT_KEY}`, ofAliyun(good, true));
    await push(`aliyun/${RECEIPT_KEY}`, ofAliyun(good, false));
    expect(await state(good.messageId)).toBe('arrived');
  });

  it('that comes late turns a failure into an arrival', async () => {
    const way = await sent(['sms']);
    await push(`aliyun/${RECEIPT_KEY}`, ofAliyun(way, false));
    await push(`aliyun/${RECEIPT_KEY}`, ofAliyun(way, true));
    expect((await said(way.messageId)).map(([type]) => type)).toEqual([
      'message.failed.v1',
      'message.arrived.v1',
    ]);
  });

  it('is refused under another key, of another provider, and when it is none', async () => {
    const way = await sent(['sms']);
    expect((await push('aliyun/another-key-of-receipt', ofAliyun(way, true))).status).toBe(401);
    expect((await push(`tencent/${RECEIPT_KEY}`, [])).status).toBe(401);
    expect((await push(`aliyun/${RECEIPT_KEY}`, { code: 0 })).status).toBe(422);
    expect(await state(way.messageId)).toBe('handed');
  });
});

it('a receipt of Tencent Cloud that is faster than our own writing is not lost', async () => {
  await sending.account('tencent');
  const way = await sent(['sms']);
  await sending.crash(way.messageId);
  const { ref } = way;
  const early = [{ sid: ref, report_status: 'SUCCESS', errmsg: 'DELIVRD', mobile: '139' }];
  expect((await push(`tencent/${RECEIPT_KEY}`, early)).text).toBe('{"result":0,"errmsg":"OK"}');
  await sending.intake.database.admin(
    'update intake.sending set unsure = false where message_id = $1',
    [way.messageId],
  );
  await sending.job.round();
  expect(await state(way.messageId)).toBe('arrived');
  await sending.account('aliyun');
});

describe('an event of WeChat', () => {
  const event = (ref: string | null, status: string) =>
    `<xml><ToUserName><![CDATA[gh]]></ToUserName><FromUserName><![CDATA[o]]></FromUserName><CreateTime>1714036504</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>${ref}</MsgID><Status><![CDATA[${status}]]></Status></xml>`;
  const called = ({ query, body }: ReturnType<typeof plainCall>) =>
    push(`wechat?${query}`, body, 'text/xml');

  it('proves that its message has arrived', async () => {
    const way = await sent(['wechat'], 'openid-receipt');
    const answer = await called(plainCall(event(way.ref, 'success')));
    expect(answer).toEqual({ status: 200, text: 'success' });
    expect(await state(way.messageId)).toBe('arrived');
  });

  it('is refused with a wrong signature', async () => {
    const way = await sent(['wechat'], 'openid-refused');
    const refused = await called(plainCall(event(way.ref, 'success'), 'BBBBB'));
    expect(refused.status).toBe(401);
    expect(await state(way.messageId)).toBe('handed');
  });

  it('and the check of the address are answered as WeChat wants it', async () => {
    const { text } = await request(sending.intake.url)
      .get(`/api/v1/receipts/wechat?${plainCall('').query}&echostr=4375120948345356249`)
      .set('Authorization', await sending.intake.bearer(visitor));
    expect(text).toBe('4375120948345356249');
    expect((await called(plainCall('<xml></xml>'))).text).toBe('success');
  });

  it('is taken sealed, and only sealed, once the account has a key', async () => {
    const way = await sent(['wechat'], 'openid-sealed');
    const before = 'A'.repeat(43);
    await sending.account('wechat', {}, { aesKey: WECHAT_KEY, previousAesKey: before });
    const xml = event(way.ref, 'success');
    const refused = [
      plainCall(xml),
      sealedCall(xml, { token: 'BBBBB' }),
      sealedCall(xml, { key: 'B'.repeat(43) }),
      sealedCall(xml, { app: 'wx-other' }),
      { ...sealedCall(xml), body: sealedCall(xml).body },
    ];
    for (const call of refused) expect((await called(call)).status).toBe(401);
    expect(await state(way.messageId)).toBe('handed');
    expect((await called(sealedCall('<xml></xml>', { key: before }))).text).toBe('success');
    expect((await called(sealedCall(xml))).text).toBe('success');
    expect(await state(way.messageId)).toBe('arrived');
    await sending.account('wechat');
  });
});
