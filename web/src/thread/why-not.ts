import type { TextKey } from '../i18n/texts';

/** What codes of sendings say, ours and those of providers, the first that fits. */
const WHY: readonly (readonly [RegExp, TextKey])[] = [
  [/^(address\.missing|letter\.no_address|phone\.no_address)$/, 'sendWhyNoAddress'],
  [/^quiet_hours$/, 'sendWhyQuiet'],
  [/^address\.enough_today$/, 'sendWhyEnough'],
  [/^acknowledgement\.enough$/, 'sendWhyAcknowledged'],
  [/^(media|mail)\.not_configured$/, 'sendWhyNoAccount'],
  [/^template\.missing$/, 'sendWhyNoTemplate'],
  [/^receipt\.missing$/, 'sendWhyNoReceipt'],
  [/^letter\.returned$/, 'sendWhyReturned'],
  [/^(phone|letter)\.not_reached$/, 'sendWhyNotReached'],
  [/^receipt user_block$|BLACK/, 'sendWhyRefusedByPerson'],
  [/^receipt/, 'sendWhyNotDelivered'],
  [/^errcode (40003|43004|43019|43101)$/, 'sendWhyNotFollowing'],
  [/MOBILE|PhoneNumber|^EENVELOPE|^5\.1\./i, 'sendWhyWrongAddress'],
  [/AMOUNT|BALANCE/i, 'sendWhyNoMoney'],
  [/LIMIT|THROTTL|errcode 450/i, 'sendWhyTooMany'],
  [/SIGN|ACCESSKEY|AuthFailure|EAUTH|^token|TEMPLATE|^errcode 4/i, 'sendWhyAccount'],
  [
    /^E(CONN|SOCKET|TIMEDOUT|DNS|TLS|PROTOCOL|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH)|^UND_ERR|^timeout$|^http 5|UNAVAILABLE|SYSTEM_ERROR|InternalError|^errcode -1$/i,
    'sendWhyAway',
  ],
];

/** Why a message waits or did not arrive, as a sentence; a code that nobody knows yet is shown with it. */
export const whyNot = (code: string): TextKey =>
  WHY.find(([pattern]) => pattern.test(code))?.[1] ?? 'sendWhyOther';
