import { WECHAT_KEY } from './wechat-calls.js';

/** Accounts at the stand-ins of the providers, as the mailbox reads them from a file. */
export const PROVIDER_ACCOUNTS = {
  aliyun: {
    accessKeyId: 'LTAItest',
    accessKeySecret: 'aliyun-test-secret',
    signName: '听诉',
    templates: {
      SMS_1: '${hospital}：您反映的事项（${number}）有新消息，请到 ${link} 查看。',
      SMS_2: '${hospital}：编号${number}，查询码${code}，查询 ${link}',
      SMS_3: '${hospital}：请患者本人打开 ${link} 确认',
    },
  },
  tencent: {
    secretId: 'AKIDtest',
    secretKey: 'tencent-test-secret',
    sdkAppId: '1400000001',
    signName: '听诉',
    templates: { '100001': '{1}：您反映的事项（{2}）有新消息，请到 {3} 查看。' },
  },
  wechat: {
    appId: 'wxtest',
    appSecret: 'wechat-test-secret',
    token: 'AAAAA',
    aesKey: WECHAT_KEY,
    templates: { T1: '{{hospital.DATA}} {{number.DATA}} 有新消息' },
  },
};

const FIELDS = (['hospital', 'number', 'link'] as const).map((name) => ({ name, value: name }));
const CONSENT_FIELDS = FIELDS.filter(({ name }) => name !== 'number');
const RECEIPT_FIELDS = [...FIELDS, { name: 'code' as const, value: 'code' as const }];

/** What the product knows of the same accounts. */
export const ACCOUNT_SETTINGS = (endpoint: string) => ({
  aliyun: {
    ...{ provider: 'aliyun' as const, endpoint, accessKeyId: 'LTAItest', signName: '听诉' },
    templates: {
      message: { id: 'SMS_1', fields: FIELDS },
      receipt: { id: 'SMS_2', fields: RECEIPT_FIELDS },
      consent: { id: 'SMS_3', fields: CONSENT_FIELDS },
    },
  },
  tencent: {
    ...{ provider: 'tencent' as const, endpoint, secretId: 'AKIDtest', sdkAppId: '1400000001' },
    ...{ signName: '听诉', templates: { message: { id: '100001', fields: FIELDS } } },
  },
  wechat: {
    ...{ provider: 'wechat' as const, endpoint, appId: 'wxtest' },
    templates: { message: { id: 'T1', fields: FIELDS } },
  },
});

export const ACCOUNT_SECRETS = {
  aliyun: { key: PROVIDER_ACCOUNTS.aliyun.accessKeySecret },
  tencent: { key: PROVIDER_ACCOUNTS.tencent.secretKey },
  wechat: { key: PROVIDER_ACCOUNTS.wechat.appSecret, callToken: PROVIDER_ACCOUNTS.wechat.token },
};
