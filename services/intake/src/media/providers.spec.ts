import { describe, expect, it } from '@jest/globals';
import { aliyunSms, aliyunTrace, readAliyunSms, readAliyunTrace } from './aliyun-sms.js';
import type { HttpAnswer } from './http-call.js';
import type { Parcel } from './parcel.js';
import { readTencentSms, readTencentTrace, tencentSms } from './tencent-sms.js';
import { WechatCourier } from './wechat.adapter.js';
import { readToken, readWechat, tokenCall, wechatTemplate } from './wechat-template.js';

const AT = new Date('2026-11-20T16:30:00Z');
const PARCEL: Parcel = {
  sendingId: '01900000-0000-7000-8000-00000000a001',
  complaintId: '01900000-0000-7000-8000-00000000c001',
  address: '13900001111',
  values: {
    number: 'C-2026-000001',
    link: 'https://tingsu.test/progress',
    hospital: '𠮷林医院',
    code: '',
  },
  template: null,
  subject: 's',
  words: 'w',
  firstTriedAt: AT,
  talk: null,
};
const TEMPLATE = {
  id: 'SMS_1',
  fields: [
    { name: 'no', value: 'number' },
    { name: 'name', value: 'hospital' },
  ],
} as const;
const said = (body: unknown, status = 200): HttpAnswer => ({ status, text: JSON.stringify(body) });

describe('a text message by Aliyun', () => {
  const account = {
    ...{ endpoint: 'https://dysmsapi.aliyuncs.com', signName: '听诉' },
    ...{ accessKeyId: 'id', accessKeySecret: 'secret' },
  };

  it('goes to the number with the fields of the template and with our own number', () => {
    const query = new URL(aliyunSms(account, TEMPLATE, PARCEL, { at: AT, nonce: 'n' }).url)
      .searchParams;
    expect(Object.fromEntries(query)).toEqual({
      OutId: PARCEL.sendingId,
      PhoneNumbers: '13900001111',
      SignName: '听诉',
      TemplateCode: 'SMS_1',
      TemplateParam: '{"no":"C-2026-000001","name":"𠮷林医院"}',
    });
  });

  it('is looked for on the day of China on which it was first tried', () => {
    const { searchParams } = new URL(aliyunTrace(account, PARCEL, { at: AT, nonce: 'n' }).url);
    expect(searchParams.get('SendDate')).toBe('20261121');
  });

  it.each([
    ['OK', { result: 'handed' }],
    ['isv.BUSINESS_LIMIT_CONTROL', { result: 'later', account: false }],
    ['isv.MOBILE_NUMBER_ILLEGAL', { result: 'refused' }],
    ['isv.AMOUNT_NOT_ENOUGH', { result: 'later', account: true }],
    ['SignatureDoesNotMatch', { result: 'later', account: true }],
    ['isp.SYSTEM_ERROR', { result: 'unsure' }],
    ['Throttling.User', { result: 'later', account: true }],
  ])('answered by %s ends as it should', (Code, expected) => {
    expect(readAliyunSms(said({ Code, BizId: '9006^0' }))).toMatchObject(expected);
  });

  it('may have gone when the answer was lost, and did not when nobody was reached', () => {
    expect(readAliyunSms({ lost: 'unsure', code: 'timeout' }).result).toBe('unsure');
    expect(readAliyunSms({ lost: 'unsent', code: 'ECONNREFUSED' }).result).toBe('later');
    expect(readAliyunSms({ status: 502, text: '<html>' })).toEqual({
      result: 'unsure',
      error: 'http 502',
    });
  });

  it('is found by our own number, whatever else the number was sent', () => {
    const rows = [
      { OutId: 'other', SendStatus: 3 },
      { OutId: PARCEL.sendingId, SendStatus: 1 },
    ];
    const answer = said({ Code: 'OK', SmsSendDetailDTOs: { SmsSendDetailDTO: rows } });
    expect(readAliyunTrace(PARCEL.sendingId, answer)).toMatchObject({ found: true, arrived: null });
    expect(readAliyunTrace('another', answer)).toEqual({ found: false });
    expect(readAliyunTrace('x', said({ Code: 'Throttling' }, 400))).toMatchObject({ found: null });
  });

  it('keeps codes of errors and no words, which may hold the number', () => {
    const error = readAliyunSms(said({ Code: 'the number 13900001111 is bad' }));
    expect(error).toMatchObject({ error: 'unreadable' });
  });
});

describe('a text message by Tencent Cloud', () => {
  const account = {
    ...{ endpoint: 'https://sms.tencentcloudapi.com', region: 'ap-guangzhou', signName: '听诉' },
    ...{ sdkAppId: '1400', secretId: 'id', secretKey: 'key' },
  };

  it('goes to the number with its country, the values in the order of the template', () => {
    expect(JSON.parse(tencentSms(account, TEMPLATE, PARCEL, AT).body)).toEqual({
      PhoneNumberSet: ['+8613900001111'],
      SmsSdkAppId: '1400',
      SignName: '听诉',
      TemplateId: 'SMS_1',
      TemplateParamSet: ['C-2026-000001', '𠮷林医院'],
      SessionContext: PARCEL.sendingId,
    });
  });

  it.each([
    ['Ok', { result: 'handed', ref: 's1' }],
    ['LimitExceeded.PhoneNumberDailyLimit', { result: 'later', account: false }],
    ['FailedOperation.PhoneNumberInBlacklist', { result: 'refused' }],
    ['FailedOperation.InsufficientBalanceInSmsPackage', { result: 'later', account: true }],
    ['InternalError.SendAndRecvFail', { result: 'unsure' }],
  ])('answered by %s ends as it should', (Code, expected) => {
    const status = { SerialNo: 's1', Code };
    expect(readTencentSms(said({ Response: { SendStatusSet: [status] } }))).toMatchObject(expected);
  });

  it('reads an error of the whole request', () => {
    const answer = said({ Response: { Error: { Code: 'AuthFailure.SignatureFailure' } } });
    expect(readTencentSms(answer)).toMatchObject({ result: 'later', account: true });
  });

  it('is found by the context that came with it', () => {
    const row = { SessionContext: PARCEL.sendingId, SerialNo: 's1', ReportStatus: 'FAIL' };
    const answer = said({ Response: { PullSmsSendStatusSet: [row] } });
    expect(readTencentTrace(PARCEL.sendingId, answer)).toEqual({
      found: true,
      ref: 's1',
      arrived: false,
    });
  });
});

describe('a template message by WeChat', () => {
  const account = { endpoint: 'https://api.weixin.qq.com', appId: 'wx1', appSecret: 'secret' };

  it('carries a number of ours by which WeChat sends it once', () => {
    const call = wechatTemplate(account, 'a+b', TEMPLATE, { ...PARCEL, address: 'openid' });
    expect(call.url).toContain('access_token=a%2Bb');
    expect(JSON.parse(call.body)).toMatchObject({
      touser: 'openid',
      client_msg_id: PARCEL.sendingId,
      data: { no: { value: 'C-2026-000001' } },
    });
  });

  it('keeps the number of the message whole', () => {
    const text = '{"errcode":0,"errmsg":"ok","msgid":9007199254740993123}';
    expect(readWechat({ status: 200, text })).toEqual({
      result: 'handed',
      ref: '9007199254740993123',
    });
  });

  it.each([
    [40001, 'stale'],
    [42001, 'stale'],
    [43004, expect.objectContaining({ result: 'refused' })],
    [43101, expect.objectContaining({ result: 'refused' })],
    [45009, expect.objectContaining({ result: 'later', account: false })],
    [48001, expect.objectContaining({ result: 'later', account: true })],
    [-1, expect.objectContaining({ result: 'unsure' })],
  ])('answered by errcode %d ends as it should', (errcode, expected) => {
    expect(readWechat(said({ errcode }))).toEqual(expected);
  });

  it('asks for a new token before the old one ends', () => {
    expect(tokenCall(account).url).toBe('https://api.weixin.qq.com/cgi-bin/stable_token');
    expect(readToken(said({ access_token: 't', expires_in: 7_200 }), AT)).toEqual({
      token: 't',
      until: new Date('2026-11-20T18:25:00Z'),
    });
    expect(readToken(said({ errcode: 40013 }), AT)).toMatchObject({ error: 'token 40013' });
  });
});

describe('a video at WeChat', () => {
  const endpoint = 'https://api.weixin.qq.com';
  const account = {
    ...{ endpoint, appId: 'wx1', appSecret: 's' },
    ...{ templates: {}, perSecond: 1 },
  } as never;
  const media = async (videoUrl: string) => {
    const asked: string[] = [];
    const courier = new WechatCourier(
      () => Promise.resolve(said({ access_token: 't', expires_in: 7200 })),
      (url) => {
        asked.push(new URL(url).hostname);
        const first = asked.length === 1;
        const content = Buffer.from(first ? JSON.stringify({ video_url: videoUrl }) : 'video');
        const type = first ? 'application/json' : 'video/mp4';
        return Promise.resolve({ status: 200, type, content, tooLarge: false });
      },
    );
    const { result } = await courier.media(account, 'm1', AT);
    return { result, asked };
  };

  it('lies at another address of WeChat, and nowhere else is asked for it', async () => {
    expect(await media('http://mpvideo.qpic.qq.com/1.mp4')).toEqual({
      ...{ result: 'got', asked: ['api.weixin.qq.com', 'mpvideo.qpic.qq.com'] },
    });
    for (const elsewhere of [
      'http://10.0.0.1/1.mp4',
      'https://qq.com.evil.example/',
      'file:///etc',
    ])
      expect(await media(elsewhere)).toEqual({ result: 'gone', asked: ['api.weixin.qq.com'] });
  });
});
