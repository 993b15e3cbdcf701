const COMPOUND_SURNAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 夏侯 端木 长孙 宇文 南宫 独孤 轩辕 百里 呼延 东郭 西门 澹台 赫连 申屠 太史 闾丘 钟离 濮阳 淳于 单于 公冶 仲孙 鲜于'.split(
    ' ',
  ),
);

/** Shows enough to recognise what one knows already, and not enough to learn it. */
export const mask = {
  name: maskName,
  phone: maskPhone,
  email: maskEmail,
  address: () => '***',
  number: maskTail,
  identityNumbersIn: (text: string) => text.replace(IDENTITY_NUMBER, maskMiddle),
  phonesIn: (text: string) => text.replace(PHONE_NUMBER, maskMiddle),
} as const;

/** Numbers as people write them inside a text, also in full width: 18 or 15 digits of an identity card, a mobile or a fixed line. */
const DIGIT = '[0-9０-９]';
const IDENTITY_NUMBER = new RegExp(
  `(?<!${DIGIT})(?:${DIGIT}{17}[0-9０-９XxＸｘ]|${DIGIT}{15})(?!${DIGIT})`,
  'gu',
);
const PHONE_NUMBER = new RegExp(
  `(?<!${DIGIT})(?:[1１]${DIGIT}{2}[-. ]?${DIGIT}{4}[-. ]?${DIGIT}{4}|[0０]${DIGIT}{2,3}[-－ ]?${DIGIT}{7,8})(?!${DIGIT})`,
  'gu',
);

/** The phone numbers that stand in a text, as they are written. */
export const phonesIn = (text: string): readonly string[] => text.match(PHONE_NUMBER) ?? [];

/** Three characters at the beginning and two at the end stay. */
function maskMiddle(number: string): string {
  const characters = [...number];
  return [
    ...characters.slice(0, 3),
    '*'.repeat(characters.length - 5),
    ...characters.slice(-2),
  ].join('');
}

/** 张三 → 张*, 欧阳修 → 欧阳*, John Smith → J*** S***. */
function maskName(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{Script=Han}·]+$/u.test(trimmed)) return maskHanName([...trimmed]);
  return trimmed
    .split(/\s+/)
    .map((part) => `${[...part][0] ?? ''}***`)
    .join(' ');
}

function maskHanName(characters: readonly string[]): string {
  const shown =
    characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
  return characters.slice(0, shown).join('') + '*'.repeat(Math.max(1, characters.length - shown));
}

/** 13800138000 → 138****8000; shorter numbers show their last two digits only. Of several, each is masked by itself. */
function maskPhone(phone: string): string {
  return phone.split(' / ').map(maskNumber).join(' / ');
}

function maskNumber(phone: string): string {
  const digits = phone
    .normalize('NFKC')
    .replace(/[^\d*]/g, '')
    .replace(/^86(?=1\d{10}$)/, '');
  if (digits.length >= 11)
    return `${digits.slice(0, 3)}${'*'.repeat(digits.length - 7)}${digits.slice(-4)}`;
  return '*'.repeat(Math.max(4, digits.length - 2)) + digits.slice(-2);
}

/** The number of a record or a visit: ****3456, and nothing of a short one. */
function maskTail(number: string): string {
  const characters = [...number];
  const shown = characters.length > 6 ? characters.slice(-4) : [];
  return '*'.repeat(characters.length - shown.length) + shown.join('');
}

/** zhangsan@example.com → z***@example.com. */
function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  return at < 1 ? '***' : `${[...email][0] ?? ''}***${email.slice(at)}`;
}
