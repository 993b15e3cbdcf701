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
import { signedByTencent, type TencentKey } from './tencent-signature.js';

export interface TencentSmsAccount extends TencentKey {
  readonly endpoint: string;
  readonly region: string;
  readonly sdkAppId: string;
  readonly signName: string;
}

const VERSION = '2021-01-11';
const HOUR_SECONDS = 3_600;
const ABOUT_THE_MESSAGE =
  /^(FailedOperation\.PhoneNumberInBlacklist|InvalidParameterValue\.IncorrectPhoneNumber|FailedOperation\.ContainSensitiveWord|InvalidParameterValue\.(ContentLengthLimit|TemplateParameter\w*)|LimitExceeded\.PhoneNumberCountLimit)$/;

export const tencentSms = (
  account: TencentSmsAccount,
  template: ProviderTemplate,
  parcel: Parcel,
  at: Date,
): HttpCall =>
  signed(account, 'SendSms', at, {
    PhoneNumberSet: [tencentNumber(parcel.address)],
    SmsSdkAppId: account.sdkAppId,
    SignName: account.signName,
    TemplateId: template.id,
    TemplateParamSet: filledFields(template, parcel).map(([, value]) => value),
    SessionContext: parcel.sendingId,
  });

export function readTencentSms(answer: HttpAnswer): Handover {
  const lost = unanswered(answer);
  if (lost || !('status' in answer)) return lost ?? unsure('no_answer');
  const response = responseIn(answer.text);
  const [status] = setIn(response['SendStatusSet']);
  const error = response['Error'] as { Code?: unknown } | undefined;
  const code = textIn(status?.['Code']) ?? textIn(error?.Code);
  if (code === 'Ok') return { result: 'handed', ref: textIn(status?.['SerialNo']) };
  if (code === null || code.startsWith('InternalError'))
    return unsure(code ?? `http ${answer.status}`);
  if (/^(RequestLimitExceeded|ResourceUnavailable)/.test(code)) return outage(code);
  if (ABOUT_THE_MESSAGE.test(code)) return refused(code);
  return code.startsWith('LimitExceeded') ? limited(code, HOUR_SECONDS) : accountTrouble(code);
}

/** The receipts of a number since the first attempt. */
export const tencentTrace = (
  account: TencentSmsAccount,
  { address, firstTriedAt }: Parcel,
  at: Date,
): HttpCall =>
  signed(account, 'PullSmsSendStatusByPhoneNumber', at, {
    BeginTime: seconds(firstTriedAt) - 60,
    EndTime: seconds(at) + 1,
    Offset: 0,
    Limit: 100,
    PhoneNumber: tencentNumber(address),
    SmsSdkAppId: account.sdkAppId,
  });

export function readTencentTrace(sendingId: string, answer: HttpAnswer): Trace {
  if (!('status' in answer)) return { found: null, error: answer.code };
  const response = responseIn(answer.text);
  const error = response['Error'] as { Code?: unknown } | undefined;
  if (error || answer.status !== 200)
    return { found: null, error: textIn(error?.Code) ?? `http ${answer.status}` };
  const mine = setIn(response['PullSmsSendStatusSet']).find(
    ({ SessionContext }) => SessionContext === sendingId,
  );
  if (!mine) return { found: false };
  return {
    found: true,
    ref: textIn(mine['SerialNo']),
    arrived: mine['ReportStatus'] === 'SUCCESS',
  };
}

const signed = (account: TencentSmsAccount, action: string, at: Date, body: object): HttpCall =>
  signedByTencent(account, {
    ...{ endpoint: account.endpoint, service: 'sms', action, version: VERSION, at },
    ...{ region: account.region, body: JSON.stringify(body) },
  });

const responseIn = (text: string): Readonly<Record<string, unknown>> => {
  const { Response } = objectIn(text);
  return typeof Response === 'object' && Response !== null
    ? (Response as Record<string, unknown>)
    : {};
};

const setIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? (value as readonly Readonly<Record<string, unknown>>[]) : [];

const tencentNumber = (number: string): string =>
  number.startsWith('+') ? number : `+86${number}`;

const seconds = (at: Date): number => Math.trunc(at.getTime() / 1_000);
