import { describe, expect, it } from '@jest/globals';
import { signedByAliyun } from './aliyun-signature.js';
import { signedByTencent } from './tencent-signature.js';
import { isFromWechat } from './wechat-signature.js';

describe('requests signed for a provider', () => {
  it('have the signature of the example in the documentation of Aliyun, version 3', () => {
    const { url, headers, body } = signedByAliyun(
      { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
      {
        endpoint: 'https://ecs.cn-shanghai.aliyuncs.com',
        action: 'RunInstances',
        version: '2014-05-26',
        query: {
          RegionId: 'cn-shanghai',
          ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
        },
        at: new Date('2023-10-26T10:22:32Z'),
        nonce: '3156853299f313e23d1673dc12e1703d',
      },
    );
    expect(url).toBe(
      'https://ecs.cn-shanghai.aliyuncs.com/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
    );
    expect(body).toBe('');
    expect(headers['authorization']).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('write every character of a query as RFC 3986 says, also the rare ones', () => {
    const { url } = signedByAliyun(
      { accessKeyId: 'id', accessKeySecret: 'secret' },
      {
        endpoint: 'https://dysmsapi.aliyuncs.com',
        action: 'SendSms',
        version: '2017-05-25',
        query: { SignName: "听诉(𠮷)!*' ~" },
        at: new Date('2026-11-20T02:00:00Z'),
        nonce: 'n',
      },
    );
    expect(new URL(url).search).toBe('?SignName=%E5%90%AC%E8%AF%89%28%F0%A0%AE%B7%29%21%2A%27%20~');
  });

  it('have the signature of the example in the documentation of Tencent Cloud, TC3-HMAC-SHA256', () => {
    const { headers } = signedByTencent(
      { secretId: 'AKID********************************', secretKey: '*'.repeat(32) },
      {
        endpoint: 'https://cvm.tencentcloudapi.com',
        service: 'cvm',
        action: 'DescribeInstances',
        version: '2017-03-12',
        region: 'ap-guangzhou',
        body: String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`,
        at: new Date(1_551_113_065_000),
      },
    );
    expect(headers['authorization']).toBe(
      'TC3-HMAC-SHA256 Credential=AKID********************************/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f',
    );
    expect(headers).toMatchObject({
      'x-tc-action': 'DescribeInstances',
      'x-tc-timestamp': '1551113065',
    });
  });
});

describe('a call by WeChat', () => {
  const signed = (timestamp: string, nonce: string, signature: string) =>
    isFromWechat('AAAAA', { timestamp, nonce, signature });

  it('is told by the signatures of the examples in its documentation', () => {
    expect(signed('1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696')).toBe(
      true,
    );
    expect(signed('1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78')).toBe(
      true,
    );
  });

  it('is refused with any other signature, and without one', () => {
    expect(signed('1714036504', '1514711493', 'f464b24fc39322e44b38aa78f5edd27bd1441696')).toBe(
      false,
    );
    expect(signed('1714036504', '1514711492', '')).toBe(false);
  });
});
