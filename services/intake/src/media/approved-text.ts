import { type AccountSettings, templateFor } from './account.js';
import type { ParcelValue } from './parcel.js';

/** Longest text that counts as one, and what each piece of a longer one holds, in UTF-16 units, as the networks count them. */
const ONE = 70;
const PIECE = 67;

/** How each provider writes a field in an approved text; Tencent counts them from 1. */
const FIELDS = {
  aliyun: /\$\{([^{}]+)\}/g,
  tencent: /\{(\d+)\}/g,
  wechat: /\{\{([^{}]+?)\.DATA\}\}/g,
} as const;

/** How many texts a text counts as. */
export const textParts = (text: string): number =>
  text.length <= ONE ? 1 : Math.ceil(text.length / PIECE);

/** What a person reads of a notice by this account; null where the words of the message go, or nobody wrote down the approved text. */
export function approvedText(
  settings: AccountSettings,
  notice: string | null,
  values: Readonly<Record<ParcelValue, string>>,
): string | null {
  if (settings.provider === 'smtp') return null;
  const template = templateFor(settings.templates, notice);
  if (template?.text === undefined) return null;
  const { fields, text } = template;
  const filled = text.replace(FIELDS[settings.provider], (written, name: string) => {
    const field =
      settings.provider === 'tencent'
        ? fields[Number(name) - 1]
        : fields.find((one) => one.name === name);
    return field ? values[field.value] : written;
  });
  return settings.provider === 'wechat' ? filled : `【${settings.signName}】${filled}`;
}

/** What a message costs by this account, in hundredths of a yuan. */
export function messageCost(
  settings: AccountSettings,
  notice: string | null,
  values: Readonly<Record<ParcelValue, string>>,
): number {
  const text = settings.provider === 'wechat' ? null : approvedText(settings, notice, values);
  return settings.priceFen * (text === null ? 1 : textParts(text));
}
