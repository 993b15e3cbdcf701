import type { NoticeKind } from '@tingsu/contracts';
import { fieldsIn, filledIn } from '../papers/paper-lines.js';
import type { PolicyDocument } from './document-schema.js';
import { hint, type Path, type Report } from './problems.js';

/** What the text of a notice may name: numbers, times, where to ask, why a complaint is declined, and what an outcome was changed to. Answers stand on the progress page. */
const NOTICE_FIELDS = [
  'complaintNo',
  'receivedAt',
  'limits',
  'hospital',
  'contact',
  'link',
  'reason',
  'outcome',
] as const;
type NoticeField = (typeof NOTICE_FIELDS)[number];

/** What a notice must contain, as far as a field says it; everything else is in the words of whoever writes the text. */
const SAID_BY: Readonly<Record<string, NoticeField>> = {
  caseNo: 'complaintNo',
  receivedAt: 'receivedAt',
  dueDates: 'limits',
  contact: 'contact',
  newOutcome: 'outcome',
};

/** What no text of the product says, since it is another thing in each case or each house. */
const OF_THE_HOUSE = ['reasonForDelay', 'qioContact', 'ombudsman'];
/** The answer is what a person wrote: the notice only says that it is there. */
const WRITTEN_BY_A_PERSON: readonly NoticeKind[] = ['answer', 'interim'];

const isField = (name: string): name is NoticeField => NOTICE_FIELDS.some((one) => one === name);

/** The text with its fields filled in; `\n` begins a new line. */
export const noticeText = (text: string, values: Readonly<Record<NoticeField, string>>): string =>
  filledIn(text, (name) => (isField(name) ? values[name] : '')).replaceAll(String.raw`\n`, '\n');

/**
 * What a notice must contain and its words do not say, by code, and fields of its text that there are not, in braces. Nothing is missing of
 * limits where none runs. `text` is the policy's own, null where the words of the product hold.
 */
export function unsaidIn(
  { kind, mustContain }: { readonly kind: NoticeKind; readonly mustContain: readonly string[] },
  { text, words }: { readonly text: string | null; readonly words: string },
  values: Readonly<Record<NoticeField, string>>,
): string[] {
  const unknown = fieldsIn(text ?? '').filter((name) => !isField(name));
  const isUnsaid = (code: string): boolean => {
    if (code === 'reason') return kind === 'decline' && !says(words, values.reason);
    const field = SAID_BY[code];
    if (field === 'limits') return values.limits !== '' && !says(words, values.limits);
    if (field) return !says(words, values[field]);
    return text === null && OF_THE_HOUSE.includes(code) && !WRITTEN_BY_A_PERSON.includes(kind);
  };
  return [...mustContain.filter(isUnsaid), ...unknown.map((name) => `{${name}}`)];
}

const says = (words: string, value: string): boolean =>
  value !== '' && value.split('\n').every((line) => words.includes(line));

/** Each text names only fields that there are, and all that the notice must contain. */
export function checkNoticeTexts({ notices = [] }: PolicyDocument, report: Report): void {
  notices.forEach(({ text, mustContain = [] }, index) => {
    for (const language of text ? (['zh', 'en'] as const) : []) {
      const path: Path = ['notices', index, 'text', language];
      const words = text?.[language] ?? '';
      checkFields(words, path, report);
      const missing = mustContain.filter((code) => {
        const field = SAID_BY[code];
        return field !== undefined && !fieldsIn(words).includes(field);
      });
      for (const code of missing)
        report(
          path,
          'notice.text.missing',
          `The notice must contain ${code}: write {${SAID_BY[code]}} where it stands.`,
          `须写明的“${code}”没有写：请在文中加上 {${SAID_BY[code]}}。`,
        );
    }
  });
}

function checkFields(words: string, path: Path, report: Report): void {
  for (const name of fieldsIn(words)) {
    if (isField(name)) continue;
    const help = hint(name, NOTICE_FIELDS);
    report(
      path,
      'notice.field.unknown',
      `There is no field {${name}}. ${help.en}`,
      `没有字段 {${name}}。${help.zh}`,
    );
  }
  if (/[{}]/.test(words.replace(/\{[^{}]*\}/g, '')))
    report(
      path,
      'notice.brace',
      'A brace is open or closed without the other. Write fields as {name}.',
      '花括号不成对，字段请写成 {name}。',
    );
}
