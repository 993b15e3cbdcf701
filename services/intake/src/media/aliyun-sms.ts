import { type AliyunKey, signedByAliyun } from './aliyun-signature.js';
import {
  accountTrouble,
  type Handover,
  limited,
  objectIn,
  outage,
  refused,
  textIn,
  type Trace,
  unanswered,
  unsure,
} from './handover.js';
import type { HttpAnswer, HttpCall } from './http-call.js';
import { filledFields, type Parcel, type ProviderTemplate } from './parcel.js';

export interface AliyunSmsAccount extends AliyunKey {
  readonly endpoint: string;
  readonly signName: string;
}
/** The time of a request and what is drawn by lot for it. */
export interface Drawn {
  readonly at: Date;
  readonly nonce: string;
}

const VERSION = '2017-05-25';
const HOUR_SECONDS = 3_600;
/** Of a number or a template that had enough messages; the provider counts by minute, hour and day. */
const LIMITS = /^isv\.(BUSINESS_LIMIT_CONTROL|DAY_LIMIT_CONTROL|MONTH_LIMIT_CONTROL)$/;
/** About this number or this text. */
const ABOUT_THE_MESSAGE =
  /^isv\.(MOBILE_NUMBER_ILLEGAL|MOBILE_COUNT_OVER_LIMIT|BLACK_KEY_CONTROL_LIMIT|PARAM_LENGTH_LIMIT|PARAM_NOT_SUPPORT_URL|MOBILE_BLACK\w*)$/;

export const aliyunSms = (
  account: AliyunSmsAccount,
  template: ProviderTemplate,
  parcel: Parcel,
  { at, nonce }: Drawn,
): HttpCall =>
  signedByAliyun(account, {
    ...{ endpoint: account.endpoint, action: 'SendSms', version: VERSION, at, nonce },
    query: {
      PhoneNumbers: aliyunNumber(parcel.address),
      SignName: account.signName,
      TemplateCode: template.id,
      TemplateParam: JSON.stringify(Object.fromEntries(filledFields(template, parcel))),
      OutId: parcel.sendingId,
    },
  });

export function readAliyunSms(answer: HttpAnswer): Handover {
  const lost = unanswered(answer);
  if (lost || !('status' in answer)) return lost ?? unsure('no_answer');
  const body = objectIn(answer.text);
  const code = textIn(body['Code']);
  if (code === 'OK') return { result: 'handed', ref: textIn(body['BizId']) };
  if (code === null || code === 'isp.SYSTEM_ERROR' || code === 'InternalError')
    return unsure(code ?? `http ${answer.status}`);
  if (/^(Throttling|ServiceUnavailable|isp\.RAM)/.test(code)) return outage(code);
  if (LIMITS.test(code)) return limited(code, HOUR_SECONDS);
  return ABOUT_THE_MESSAGE.test(code) ? refused(code) : accountTrouble(code);
}

/** Asks what became of a message: the provider keeps them by number and day of China. */
export const aliyunTrace = (
  account: AliyunSmsAccount,
  { address, firstTriedAt }: Parcel,
  { at, nonce }: Drawn,
): HttpCall =>
  signedByAliyun(account, {
    ...{ endpoint: account.endpoint, action: 'QuerySendDetails', version: VERSION, at, nonce },
    query: {
      PhoneNumber: aliyunNumber(address),
      SendDate: dayInChina(firstTriedAt).replaceAll('-', ''),
      PageSize: '50',
      CurrentPage: '1',
    },
  });

export function readAliyunTrace(sendingId: string, answer: HttpAnswer): Trace {
  if (!('status' in answer)) return { found: null, error: answer.code };
  const body = objectIn(answer.text);
  if (body['Code'] !== 'OK')
    return { found: null, error: textIn(body['Code']) ?? `http ${answer.status}` };
  const details = body['SmsSendDetailDTOs'] as { SmsSendDetailDTO?: unknown } | undefined;
  const rows = Array.isArray(details?.SmsSendDetailDTO) ? details.SmsSendDetailDTO : [];
  const mine = (rows as readonly Readonly<Record<string, unknown>>[]).find(
    ({ OutId }) => OutId === sendingId,
  );
  if (!mine) return { found: false };
  const status = Number(mine['SendStatus']);
  return { found: true, ref: null, arrived: status === 3 ? true : status === 2 ? false : null };
}

/** Numbers of other countries go without the plus. */
const aliyunNumber = (number: string): string => number.replace(/^\+/, '');

const dayInChina = (at: Date): string =>
  new Date(at.getTime() + 8 * HOUR_SECONDS * 1_000).toISOString().slice(0, 10);
