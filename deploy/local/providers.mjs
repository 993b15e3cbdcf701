import { join } from 'node:path';
import { readJson, ROOT, writeJson } from './home.mjs';

/** Accounts of the demo group at the stand-ins of providers. The stand-ins know nobody else, so nothing in it is a secret. */
export const demoAccounts = () => readJson(join(ROOT, 'deploy/demo/providers.json')) ?? {};

/**
 * The same accounts as the stand-ins need them, written to a file that they read.
 * @param {string} file
 * @param {string} gateway where their receipts go
 */
export function writeProviders(file, gateway) {
  const { sms, wechat, robots } = demoAccounts();
  const receipts = `${gateway}/api/v1/receipts`;
  writeJson(file, {
    aliyun: {
      accessKeyId: sms.settings.accessKeyId,
      accessKeySecret: sms.secret.key,
      signName: sms.settings.signName,
      templates: sms.templates,
      receipts: `${receipts}/aliyun/${sms.receiptKey}`,
    },
    wechat: {
      appId: wechat.settings.appId,
      appSecret: wechat.secret.key,
      token: wechat.secret.callToken,
      aesKey: wechat.secret.aesKey,
      templates: wechat.templates,
      receipts: `${receipts}/wechat`,
    },
    robots,
  });
  return file;
}

/**
 * A robot of each platform at the stand-ins, for what must not wait in the whole group, on one campus and in one language more.
 * @param {string} mailbox
 * @param {string} tenant
 */
export function demoRobots(mailbox, tenant) {
  const { wecom, dingtalk, feishu } = demoAccounts().robots;
  return JSON.stringify([
    {
      ...{ tenant, name: 'wecom', platform: 'wecom' },
      address: `${mailbox}/cgi-bin/webhook/send?key=${wecom.key}`,
    },
    {
      ...{ tenant, name: 'dingtalk', platform: 'dingtalk', campus: 'main' },
      ...{
        address: `${mailbox}/robot/send?access_token=${dingtalk.token}`,
        secret: dingtalk.secret,
      },
    },
    {
      ...{ tenant, name: 'feishu', platform: 'feishu', language: 'en' },
      ...{ address: `${mailbox}/open-apis/bot/v2/hook/${feishu.hook}`, secret: feishu.secret },
    },
  ]);
}
