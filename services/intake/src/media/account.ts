import {
  type AccountSecret,
  type AccountSettings,
  AccountSettingsSchema,
  CONSENT_TEMPLATE,
  RECEIPT_TEMPLATE,
} from '@tingsu/contracts';

export {
  type AccountSecret,
  AccountSecretSchema,
  type AccountSettings,
  AccountSettingsSchema,
  MEDIUM_OF,
  type Provider,
  SENT_MEDIA,
  type SentMedium,
} from '@tingsu/contracts';

type Templates = Extract<AccountSettings, { provider: 'aliyun' }>['templates'];

/** An account, ready to send. */
export interface Account {
  readonly settings: AccountSettings;
  readonly secret: AccountSecret | null;
}

/** Mail needs no account of its own: the mail server is a setting of the installation. */
export const MAIL_ACCOUNT: Account = {
  settings: AccountSettingsSchema.parse({ provider: 'smtp', perSecond: 20, perAddressADay: 50 }),
  secret: null,
};

/** The template for a message; free messages and notices without one of their own share that for messages. */
export function templateFor(templates: Templates, name: string | null) {
  if (name === RECEIPT_TEMPLATE || name === CONSENT_TEMPLATE) return templates[name];
  // `answer.2` is the second answer that a case owes: it has the template of answers.
  const kind = name?.replace(/\.\d+$/, '');
  return (kind === undefined ? undefined : templates[kind]) ?? templates['message'];
}
