import type { AccountSettings, ParcelValue, Provider, SentMedium } from '@tingsu/contracts';

/** One field of a template that the provider approved, as it is typed. */
interface TypedField {
  readonly name?: string;
  readonly value?: ParcelValue;
}

type AskedField = 'accessKeyId' | 'signName' | 'secretId' | 'sdkAppId' | 'region' | 'appId';
/** What each provider asks for beside its secret, as it names it. */
export const ASKED: Readonly<Record<Provider, readonly AskedField[]>> = {
  smtp: [],
  aliyun: ['accessKeyId', 'signName'],
  tencent: ['secretId', 'sdkAppId', 'region', 'signName'],
  wechat: ['appId'],
};

export const PROVIDERS_OF: Readonly<Record<SentMedium, readonly Provider[]>> = {
  email: ['smtp'],
  sms: ['aliyun', 'tencent'],
  wechat: ['wechat'],
};

/** The form of an account. Money is typed in yuan, kept in hundredths of it. */
export interface TypedAccount extends Partial<Readonly<Record<AskedField, string>>> {
  readonly provider: Provider;
  readonly templateId?: string;
  readonly templateText?: string;
  readonly fields?: readonly TypedField[];
  /** The template that says number and short code; left empty, a lost receipt does not go by this way. */
  readonly receiptId?: string;
  readonly receiptFields?: readonly TypedField[];
  readonly key?: string;
  readonly callToken?: string;
  readonly aesKey?: string;
  readonly previousAesKey?: string;
  readonly perSecond: number;
  readonly perAddressADay: number;
  readonly aDay?: number | null;
  readonly priceYuan: number;
  readonly quietFrom?: string;
  readonly quietUntil?: string;
  readonly receiptHours: number;
  readonly patienceMinutes: number;
}

const FEN = 100;
const USUAL = {
  ...{ perSecond: 10, perAddressADay: 5, priceYuan: 0, receiptHours: 48, patienceMinutes: 120 },
} as const;

/** What stands in the form at first: what is kept, or what is usual. */
export function typedOf(medium: SentMedium, settings: AccountSettings | null): TypedAccount {
  if (!settings)
    return { ...USUAL, provider: PROVIDERS_OF[medium][0] ?? 'smtp', region: 'ap-guangzhou' };
  const { provider, perSecond, perAddressADay, aDay, priceFen, quiet } = settings;
  const { message: template, receipt } = templatesOf(settings);
  const kept = settings as Readonly<Record<string, unknown>>;
  return {
    ...Object.fromEntries(ASKED[provider].map((name) => [name, String(kept[name] ?? '')])),
    ...{ provider, perSecond, perAddressADay, aDay, priceYuan: priceFen / FEN },
    ...(quiet ? { quietFrom: quiet.from, quietUntil: quiet.until } : {}),
    ...{ receiptHours: settings.receiptHours, patienceMinutes: settings.patienceMinutes },
    ...(template
      ? {
          ...{ templateId: template.id, fields: template.fields },
          ...(template.text === undefined ? {} : { templateText: template.text }),
        }
      : {}),
    ...(receipt ? { receiptId: receipt.id, receiptFields: receipt.fields } : {}),
  };
}

const templatesOf = (settings: AccountSettings | null) =>
  settings && 'templates' in settings ? settings.templates : {};

/** The account as it is kept; templates of single notices and the address of the provider stay as they are. */
export function accountOf(typed: TypedAccount, before: AccountSettings | null): object {
  const { provider, key = '', callToken = '', aesKey = '', previousAesKey = '' } = typed;
  const same = before?.provider === provider ? before : null;
  const settings = {
    ...{ provider, perSecond: typed.perSecond, perAddressADay: typed.perAddressADay },
    aDay: typed.aDay ?? null,
    priceFen: Math.round(typed.priceYuan * FEN * FEN) / FEN,
    quiet:
      typed.quietFrom && typed.quietUntil
        ? { from: typed.quietFrom, until: typed.quietUntil }
        : null,
    ...{ receiptHours: typed.receiptHours, patienceMinutes: typed.patienceMinutes },
    ...Object.fromEntries(ASKED[provider].map((name) => [name, typed[name]?.trim() ?? ''])),
    ...(same && 'endpoint' in same ? { endpoint: same.endpoint } : {}),
    ...(same && 'pauseMinutes' in same ? { pauseMinutes: same.pauseMinutes } : {}),
    ...(provider === 'smtp' ? {} : { templates: templatesTyped(typed, same) }),
  };
  const secret = {
    ...(key === '' ? {} : { key }),
    ...(callToken === '' ? {} : { callToken }),
    ...(aesKey === '' ? {} : { aesKey }),
    ...(previousAesKey === '' ? {} : { previousAesKey }),
  };
  return Object.keys(secret).length === 0 ? { settings } : { settings, secret };
}

function templatesTyped(typed: TypedAccount, same: AccountSettings | null): object {
  const { receipt, ...others } = templatesOf(same);
  return {
    ...others,
    message: templateOf(typed.templateId, typed.templateText, typed.fields),
    ...(typed.receiptId?.trim()
      ? { receipt: templateOf(typed.receiptId, receipt?.text, typed.receiptFields) }
      : {}),
  };
}

const templateOf = (id = '', text = '', fields: readonly TypedField[] = []): object => ({
  id: id.trim(),
  ...(text.trim() === '' ? {} : { text: text.trim() }),
  fields: fields.flatMap(({ name = '', value }) =>
    name.trim() !== '' && value ? [{ name: name.trim(), value }] : [],
  ),
});

/** Where in the form the server found something wrong. */
export const fieldOfPath = (path: string): string | null => {
  const name = path.replace(/^(settings|secret)\./, '');
  if (name.startsWith('templates.message.id')) return 'templateId';
  if (name.startsWith('templates.message.text')) return 'templateText';
  if (name.startsWith('templates.receipt.id')) return 'receiptId';
  if (name === 'priceFen') return 'priceYuan';
  if (name === 'quiet.from') return 'quietFrom';
  if (name === 'quiet.until') return 'quietUntil';
  return /^\w+$/.test(name) ? name : null;
};
