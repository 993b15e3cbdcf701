import { createHash, createHmac, randomUUID } from 'node:crypto';

/**
 * Short messages by Aliyun as the provider speaks: RPC style, signature version 3 over the request as it came. Like the provider it knows
 * no idempotency: the same request twice is two messages.
 * @param {{ account: { accessKeyId: string, accessKeySecret: string, signName: string, templates: Record<string, string> }, store: any }} options
 */
export function aliyun({ account, store }) {
  const refused = (status, Code) => ({
    status,
    body: { RequestId: randomUUID(), Code, Message: `The specified request is refused: ${Code}` },
  });

  return {
    /** @param {{ method: string, url: URL, headers: Record<string, string>, body: Buffer }} request */
    check(request) {
      const given =
        /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=(\w+)$/.exec(
          request.headers.authorization ?? '',
        );
      if (!given) return refused(400, 'MissingParameter');
      const [, keyId, names, signature] = given;
      if (keyId !== account.accessKeyId) return refused(404, 'InvalidAccessKeyId.NotFound');
      if (signature !== signatureOf(request, names.split(';'), account.accessKeySecret))
        return refused(400, 'SignatureDoesNotMatch');
      const age = Math.abs(Date.now() - Date.parse(request.headers['x-acs-date'] ?? ''));
      return age > 15 * 60_000 && !process.env.PROVIDERS_ANY_TIME
        ? refused(400, 'InvalidTimeStamp.Expired')
        : null;
    },

    async take({ url, headers }) {
      /** @type {Record<string, string>} */
      const query = Object.fromEntries(url.searchParams);
      if (headers['x-acs-action'] === 'QuerySendDetails') return details(query);
      const { PhoneNumbers: to = '', SignName, TemplateCode, TemplateParam, OutId = '' } = query;
      if (!/^(1\d{10}|[2-9]\d{6,14})$/.test(to)) return refused(200, 'isv.MOBILE_NUMBER_ILLEGAL');
      if (SignName !== account.signName) return refused(200, 'isv.SMS_SIGNATURE_ILLEGAL');
      const template = account.templates[TemplateCode ?? ''];
      if (template === undefined) return refused(200, 'isv.SMS_TEMPLATE_ILLEGAL');
      const values = JSON.parse(TemplateParam ?? '{}');
      const text = template.replace(/\$\{(\w+)\}/g, (_all, name) => values[name] ?? '');
      const ref = `${Date.now()}${Math.floor(Math.random() * 1e6)}^0`;
      await store.add({ provider: 'aliyun', to, text: `【${SignName}】${text}`, ref, ours: OutId });
      return {
        status: 200,
        body: { RequestId: randomUUID(), Message: 'OK', BizId: ref, Code: 'OK' },
      };
    },

    refusal: (code) => refused(200, code),

    receipt: ({ to, at, ref, ours }, delivered) => [
      {
        phone_number: to,
        send_time: inChina(at),
        report_time: inChina(at),
        success: delivered,
        err_code: delivered ? 'DELIVERED' : 'MK:0001',
        err_msg: delivered ? '用户接收成功' : '空号',
        sms_size: '1',
        biz_id: ref,
        out_id: ours,
      },
    ],
  };

  /** @param {Record<string, string>} query */
  function details({ PhoneNumber }) {
    const rows = store
      .find(({ provider, to }) => provider === 'aliyun' && to === PhoneNumber)
      .map(({ to, at, text, ours }) => ({
        PhoneNum: to,
        OutId: ours,
        Content: text,
        SendDate: inChina(at),
        ReceiveDate: inChina(at),
        SendStatus: 1,
        ErrCode: '',
      }));
    return {
      status: 200,
      body: {
        RequestId: randomUUID(),
        Message: 'OK',
        Code: 'OK',
        TotalCount: String(rows.length),
        SmsSendDetailDTOs: { SmsSendDetailDTO: rows },
      },
    };
  }
}

function signatureOf({ method, url, headers, body }, names, secret) {
  const hash = sha256(body);
  const query = url.search.slice(1).split('&').sort().join('&');
  const lines = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const canonical = [method, url.pathname, query, lines, names.join(';'), hash].join('\n');
  return createHmac('sha256', secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');

const inChina = (at) =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
