import type { SendingTask } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import { houseName, letterheadOf, placeOf } from '../papers/compose-paper.js';
import type { PaperPage, Part } from '../papers/paper-layout.js';
import { speechIn } from '../papers/paper-words.js';
import type { Reference } from '../reference/reference-data.js';

const WORDING = {
  'zh-CN': {
    title: '告知信',
    number: (complaintNo: string) => `投诉编号：${complaintNo}`,
    to: (name: string | null) => `${name ?? '投诉人'}：`,
    foot: (link: string) => `您也可以凭投诉编号和查询码在 ${link} 查看办理情况、回复和补充材料。`,
  },
  en: {
    title: 'Letter',
    number: (complaintNo: string) => `Complaint ${complaintNo}`,
    to: (name: string | null) => `Dear ${name ?? 'complainant'},`,
    foot: (link: string) =>
      `With the number of your complaint and your code you can also see how it goes on, answer and add to it at ${link}.`,
  },
};

interface Setting {
  readonly reference: Reference;
  readonly policy: Policy | null;
  readonly complaintNo: string;
  /** Of the progress page. */
  readonly link: string;
  readonly at: Date;
}

/** A message as a letter: the address for a window envelope, the words, and where to answer, on the letterhead of the campus. */
export function composeLetter(
  { language, campus, name, to, subject, words }: SendingTask,
  { reference, policy, complaintNo, link, at }: Setting,
): PaperPage {
  const wording = WORDING[language];
  const speech = speechIn(language, reference.timeZone);
  const head = letterheadOf(policy, campus);
  const house = speech.said(houseName(head, campus, reference));
  const plain = (text: string, indent = false): Part => ({ text, style: 'paragraph', indent });
  return {
    language,
    title: subject ?? wording.title,
    head: house,
    number: wording.number(complaintNo),
    foot: [complaintNo, ...(head ? placeOf(head, speech) : [])].join(' · '),
    onePage: false,
    at,
    parts: [
      plain([...to, name].filter(Boolean).join('\n')),
      plain(`\n${wording.to(name)}`),
      ...words
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => plain(line, language === 'zh-CN')),
      { text: wording.foot(link), style: 'note' },
      { text: house, style: 'seal' },
      { text: speech.day(at), style: 'seal' },
    ],
  };
}
