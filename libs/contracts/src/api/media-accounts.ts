import { z } from 'zod';
import { instant } from '../instant.js';

/** What a template of a provider may say: never a word of the complaint. `code` is the short code, in the template `receipt` only. */
export const PARCEL_VALUES = ['number', 'link', 'hospital', 'code'] as const;
export type ParcelValue = (typeof PARCEL_VALUES)[number];

/** Says number and short code to who lost them; where there is none they do not go by this way. */
export const RECEIPT_TEMPLATE = 'receipt';
/** Asks a patient by text to agree to a complaint; where there is none no such text goes. */
export const CONSENT_TEMPLATE = 'consent';

const short = z.string().trim().min(1).max(100);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write it as 21:00');

/** A template that the provider has approved, and what stands for each of its fields, in their order. */
const TemplateSchema = z.strictObject({
  id: short,
  /** What it says, as the provider writes its fields: the console shows it before it goes, and counts its length. */
  text: z.string().trim().min(1).max(500).optional(),
  fields: z.array(z.strictObject({ name: short, value: z.enum(PARCEL_VALUES) })).max(10),
});

/** What holds for every account; each number is the hospital's. */
const LIMITS = {
  /** Messages in a second, over all complaints. */
  perSecond: z.number().int().min(1).max(1_000).default(10),
  /** Messages a day to one address; the provider refuses more. */
  perAddressADay: z.number().int().min(1).max(100).default(5),
  /** Messages a day in all; null without such a limit. */
  aDay: z.number().int().min(1).max(10_000_000).nullable().default(null),
  /** What one message costs, in hundredths of a yuan; a long text counts as several. */
  priceFen: z.number().min(0).max(10_000).default(0),
  /** Nothing goes out between these times on the spot, except what the law wants at once. */
  quiet: z.strictObject({ from: clock, until: clock }).nullable().default(null),
  /** Without a receipt after so many hours the next way is taken. */
  receiptHours: z.number().int().min(1).max(168).default(48),
  /** A provider that is away is given up for a message after so long, where there is another way. */
  patienceMinutes: z.number().int().min(1).max(4_320).default(120),
};
const templates = z
  .record(short, TemplateSchema)
  .refine((given) => 'message' in given, 'Name a template for "message"')
  .refine(
    (given) =>
      Object.entries(given).every(
        ([name, { fields }]) =>
          name === RECEIPT_TEMPLATE || !fields.some(({ value }) => value === 'code'),
      ),
    `Only the template "${RECEIPT_TEMPLATE}" may hold the code`,
  );

const SETTINGS = {
  smtp: z.strictObject({ provider: z.literal('smtp'), ...LIMITS }),
  aliyun: z.strictObject({
    provider: z.literal('aliyun'),
    endpoint: z.url().default('https://dysmsapi.aliyuncs.com'),
    accessKeyId: short,
    signName: short,
    templates,
    ...LIMITS,
  }),
  tencent: z.strictObject({
    provider: z.literal('tencent'),
    endpoint: z.url().default('https://sms.tencentcloudapi.com'),
    region: short.default('ap-guangzhou'),
    secretId: short,
    sdkAppId: short,
    signName: short,
    templates,
    ...LIMITS,
  }),
  wechat: z.strictObject({
    provider: z.literal('wechat'),
    endpoint: z.url().default('https://api.weixin.qq.com'),
    appId: short,
    templates,
    /** Who stops writing in the middle of a complaint is asked after so long whether to go on. */
    pauseMinutes: z.number().int().min(5).max(720).default(30),
    ...LIMITS,
  }),
};

/** The settings of an account, without its secrets. */
export const AccountSettingsSchema = z.discriminatedUnion('provider', [
  SETTINGS.smtp,
  SETTINGS.aliyun,
  SETTINGS.tencent,
  SETTINGS.wechat,
]);
export type AccountSettings = z.infer<typeof AccountSettingsSchema>;
export type Provider = AccountSettings['provider'];

const aesKey = z.string().regex(/^[A-Za-z0-9]{43}$/, 'Copy the 43 characters of EncodingAESKey');

/** What an account is opened with: written once, never shown. */
export const AccountSecretSchema = z.strictObject({
  /** AccessKey secret of Aliyun, SecretKey of Tencent Cloud, AppSecret of WeChat. */
  key: z.string().min(8).max(200),
  /** The token by which WeChat signs its calls. */
  callToken: z.string().min(3).max(32).optional(),
  /** EncodingAESKey by which WeChat seals them; with it nothing is taken that is not sealed. */
  aesKey: aesKey.optional(),
  /** The one before it: what was sealed with it is still on its way while the key is exchanged. */
  previousAesKey: aesKey.optional(),
});
export type AccountSecret = z.infer<typeof AccountSecretSchema>;

/** The media that go out by themselves. */
export const SENT_MEDIA = ['email', 'sms', 'wechat'] as const;
export type SentMedium = (typeof SENT_MEDIA)[number];

export const MEDIUM_OF = {
  smtp: 'email',
  aliyun: 'sms',
  tencent: 'sms',
  wechat: 'wechat',
} as const satisfies Readonly<Record<Provider, SentMedium>>;

/** Settings of an account, and what it is opened with; left out, the secret that is there stays. */
export const PutMediaAccountSchema = z.strictObject({
  settings: AccountSettingsSchema,
  secret: AccountSecretSchema.optional(),
});
export type PutMediaAccount = z.infer<typeof PutMediaAccountSchema>;

export const MediaAccountSchema = z.object({
  medium: z.enum(SENT_MEDIA),
  settings: AccountSettingsSchema,
  /** It is written once and never shown. */
  secretKept: z.boolean(),
  /** What to enter at the provider as the address of its receipts, after the address of this system; empty where it sends none. */
  receiptsPath: z.string(),
  changedAt: instant,
});
export type MediaAccount = z.infer<typeof MediaAccountSchema>;

/** How a medium has fared of late. */
const MediaUseSchema = z.object({
  medium: z.enum(SENT_MEDIA),
  /** Whether messages can go by it at all. */
  ready: z.boolean(),
  sentToday: z.number().int(),
  costFenThisMonth: z.number(),
  lastArrivedAt: instant.nullable(),
  /** The last message that did not arrive, with the code of why; an address that was missing is no failure of the account. */
  lastFailed: z.object({ at: instant, error: z.string() }).nullable(),
  /** Messages that could not be handed over so far, and why the next of them could not. */
  waiting: z.object({ count: z.number().int(), error: z.string() }).nullable(),
});
export type MediaUse = z.infer<typeof MediaUseSchema>;
export const MediaAccountsSchema = z.object({
  items: z.array(MediaAccountSchema),
  use: z.array(MediaUseSchema),
});
export type MediaAccounts = z.infer<typeof MediaAccountsSchema>;

/** Where a test message goes: a mail address, a mobile number, or the open id of a follower. It is not kept. */
export const TestMessageSchema = z.strictObject({ to: z.string().trim().min(3).max(200) });
export type TestMessage = z.infer<typeof TestMessageSchema>;
/** What the provider said of it. */
export const TestedMessageSchema = z.object({
  taken: z.boolean(),
  /** Why not, as a code. */
  error: z.string().nullable(),
});
export type TestedMessage = z.infer<typeof TestedMessageSchema>;
