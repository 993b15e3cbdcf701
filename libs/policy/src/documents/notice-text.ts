import { fieldsIn, filledIn } from '../papers/paper-lines.js';
import type { PolicyDocument } from './document-schema.js';
import { hint, type Path, type Report } from './problems.js';

/** What the text of a notice may name: numbers, times, and where to ask. Answers and reasons stand on the progress page. */
const NOTICE_FIELDS = [
  'complaintNo',
  'receivedAt',
  'limits',
  'hospital',
  'contact',
  'link',
] as const;
type NoticeField = (typeof NOTICE_FIELDS)[number];

/** What a notice must contain, as far as a field says it; everything else is in the words of whoever writes the text. */
const SAID_BY: Readonly<Record<string, NoticeField>> = {
  caseNo: 'complaintNo',
  receivedAt: 'receivedAt',
  dueDates: 'limits',
  contact: 'contact',
};

const isField = (name: string): name is NoticeField => NOTICE_FIELDS.some((one) => one === name);

/** The text with its fields filled in; `\n` begins a new line. */
export const noticeText = (text: string, values: Readonly<Record<NoticeField, string>>): string =>
  filledIn(text, (name) => (isField(name) ? values[name] : '')).replaceAll(String.raw`\n`, '\n');

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
