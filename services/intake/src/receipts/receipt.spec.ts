import { describe, expect, it } from '@jest/globals';
import { readAliyunPush, readTencentPush, readWechatEvent } from './receipt.js';

const OURS = '01900000-0000-7000-8000-00000000a001';

describe('receipts', () => {
  it('of Aliyun name our number and theirs', () => {
    const sample = {
      ...{ phone_number: '1381111****', send_time: '2017-01-01 00:00:00', success: true },
      ...{ report_time: '2017-01-01 00:00:00', err_code: 'DELIVERED', err_msg: '用户接收成功' },
      ...{ sms_size: '1', biz_id: '12345^0', out_id: OURS },
    };
    expect(readAliyunPush([sample, { ...sample, success: false, err_code: 'MK:0001' }])).toEqual([
      { ref: '12345^0', sendingId: OURS, arrived: true, error: null },
      { ref: '12345^0', sendingId: OURS, arrived: false, error: 'receipt MK:0001' },
    ]);
  });

  it('of Tencent Cloud name theirs', () => {
    const sample = {
      ...{ user_receive_time: '2015-10-17 08:03:04', nationcode: '86', mobile: '13xxxxxxxxx' },
      ...{
        report_status: 'SUCCESS',
        errmsg: 'DELIVRD',
        description: '用户短信送达成功',
        sid: 's1',
      },
    };
    expect(readTencentPush([sample])).toEqual([
      { ref: 's1', sendingId: null, arrived: true, error: null },
    ]);
  });

  it('of WeChat are events with a status', () => {
    const event = (Status: string) =>
      readWechatEvent({ Event: 'TEMPLATESENDJOBFINISH', MsgID: '200163836', Status });
    expect(event('success')).toMatchObject({ ref: '200163836', arrived: true });
    expect(event('failed:user block')).toMatchObject({
      arrived: false,
      error: 'receipt user_block',
    });
    expect(readWechatEvent({ Event: 'subscribe' })).toBeNull();
    expect(readWechatEvent({})).toBeNull();
  });

  it('that are none are told apart, and words of a provider are not kept', () => {
    expect(readAliyunPush({ code: 0 })).toBeNull();
    expect(readTencentPush('x')).toBeNull();
    const [odd] = readAliyunPush([{ success: false, err_code: '号码 13900001111 空号' }]) ?? [];
    expect(odd?.error).toBe('receipt.failed');
  });
});
