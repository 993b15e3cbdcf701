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
  const { sms, wechat } = demoAccounts();
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
  });
  return file;
}
