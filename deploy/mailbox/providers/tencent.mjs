import { createHash, createHmac, randomUUID } from 'node:crypto';

/**
 * Short messages by Tencent Cloud as the provider speaks, with its signature TC3-HMAC-SHA256 checked over the request as it came.
 * @param {{ account: { secretId: string, secretKey: string, sdkAppId: string, signName: string, templates: Record<string, string> }, store: any }} options
 */
export function tencent({ account, store }) {
  const said = (Response) => ({
    status: 200,
    body: { Response: { ...Response, RequestId: randomUUID() } },
  });
  const failed = (Code) => said({ Error: { Code, Message: 'The request is refused.' } });
  const one = (Code, more = {}) =>
    said({ SendStatusSet: [{ Code, Message: '', Fee: 0, IsoCode: 'CN', ...more }] });

  return {
    check({ url, headers, body }) {
      const given =
        /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
          headers.authorization ?? '',
        );
      if (!given) return failed('AuthFailure.InvalidAuthorization');
      const [, secretId, scope, names, signature] = given;
      if (secretId !== account.secretId) return failed('AuthFailure.SecretIdNotFound');
      const expected = signatureOf({ url, headers, body }, scope, names, account.secretKey);
      if (signature !== expected) return failed('AuthFailure.SignatureFailure');
      const age = Math.abs(Date.now() / 1_000 - Number(headers['x-tc-timestamp']));
      return age > 300 && !process.env.PROVIDERS_ANY_TIME
        ? failed('AuthFailure.SignatureExpire')
        : null;
    },

    async take({ headers, body }) {
      const asked = JSON.parse(body.toString('utf8'));
      if (asked.SmsSdkAppId !== account.sdkAppId)
        return failed('UnauthorizedOperation.SdkAppIdIsDisabled');
      if (headers['x-tc-action'] === 'PullSmsSendStatusByPhoneNumber') return statuses(asked);
      const [to = ''] = asked.PhoneNumberSet ?? [];
      if (!/^\+\d{8,15}$/.test(to)) return one('InvalidParameterValue.IncorrectPhoneNumber');
      const template = account.templates[asked.TemplateId];
      if (template === undefined || asked.SignName !== account.signName)
        return one('FailedOperation.TemplateIncorrectOrUnapproved');
      const values = asked.TemplateParamSet ?? [];
      const text = template.replace(/\{(\d)\}/g, (_all, nr) => values[Number(nr) - 1] ?? '');
      const ref = `${Date.now()}:${Math.floor(Math.random() * 1e9)}`;
      const ours = asked.SessionContext ?? '';
      await store.add({ provider: 'tencent', to, text: `【${asked.SignName}】${text}`, ref, ours });
      const more = { SerialNo: ref, PhoneNumber: to, Fee: 1, SessionContext: ours };
      return one('Ok', { ...more, Message: 'send success' });
    },

    refusal: (code) => one(code),

    receipt: ({ to, at, ref }, delivered) => [
      {
        user_receive_time: at.slice(0, 19).replace('T', ' '),
        nationcode: '86',
        mobile: to.replace(/^\+86/, ''),
        report_status: delivered ? 'SUCCESS' : 'FAIL',
        errmsg: delivered ? 'DELIVRD' : 'UNDELIV',
        description: delivered ? '用户短信送达成功' : '用户不存在',
        sid: ref,
      },
    ],
  };

  function statuses({ PhoneNumber }) {
    const set = store
      .find(({ provider, to }) => provider === 'tencent' && to === PhoneNumber)
      .map(({ to, ref, ours }) => ({
        ...{ PhoneNumber: to, SerialNo: ref, SessionContext: ours },
        ...{ ReportStatus: 'SUCCESS', Description: 'DELIVRD' },
      }));
    return said({ PullSmsSendStatusSet: set });
  }
}

function signatureOf({ url, headers, body }, scope, names, secretKey) {
  const [day = '', service = ''] = scope.split('/');
  const lines = names.split(';').map((name) => {
    const value = headers[name] ?? '';
    // The action is signed in small letters, whatever the header says.
    return `${name}:${name === 'x-tc-action' ? value.toLowerCase() : value}\n`;
  });
  const canonical = ['POST', url.pathname, '', lines.join(''), names, sha256(body)].join('\n');
  const text = ['TC3-HMAC-SHA256', headers['x-tc-timestamp'], scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, day), service), 'tc3_request');
  return hmac(key, text).toString('hex');
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
