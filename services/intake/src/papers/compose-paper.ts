import {
  type CaseForPaper,
  CHANNEL_LABELS,
  type FieldClass,
  type LocalizedText,
  PAPER_FIELDS,
  PAPER_LISTS,
  type PaperField,
  type PaperLanguage,
  type PaperListName,
  type PaperTemplate,
} from '@tingsu/contracts';
import {
  blockOf,
  fieldsIn,
  filledIn,
  HOUSE_PAPERS,
  housePaper,
  isPaperList,
  labelsOf,
  leftOpen,
  type Letterhead,
  type PaperRule,
  type Policy,
  wantedOn,
} from '@tingsu/policy';
import type { Reference } from '../reference/reference-data.js';
import { caseValues, type CaseNames } from './case-values.js';
import { complaintValues, limitLine, type PaperComplaint, type Sight } from './complaint-values.js';
import { holdItemRows } from './hold-values.js';
import { meetingValues } from './meeting-values.js';
import { type PaperPage, partsOf } from './paper-layout.js';
import type { PaperKey } from './paper-readiness.js';
import { speechIn, type PaperSpeech } from './paper-words.js';
import { reportValues } from './report-values.js';

/** The template that holds at a place: the hospital's own, or the product's. */
export function paperRule(
  policy: Policy | null,
  template: PaperTemplate,
): { readonly rule: PaperRule; readonly source: string } {
  const own = policy?.papers.find(({ rule }) => rule.id === template);
  return own ?? { rule: housePaper(template), source: `tingsu@${HOUSE_PAPERS.version}` };
}

/** Fields that a template names, in both languages. */
export const fieldsOf = ({ lines }: PaperRule): readonly PaperField[] => [
  ...new Set([...lines.zh, ...lines.en].flatMap(fieldsIn).filter(isField)),
];

const isField = (name: string): name is PaperField => name in PAPER_FIELDS;

/** Classes that a reader must see to have the paper; the person's own are masked instead. */
export function classesOf(rule: PaperRule): readonly FieldClass[] {
  const lists = [...rule.lines.zh, ...rule.lines.en].flatMap((line) => {
    const block = blockOf(line);
    return block.kind === 'list' && isPaperList(block.name) ? [PAPER_LISTS[block.name]] : [];
  });
  const all: readonly (FieldClass | null)[] = [
    ...fieldsOf(rule).map((field) => PAPER_FIELDS[field]),
    ...lists,
  ];
  return [
    ...new Set(
      all.filter(
        (one): one is FieldClass => one !== null && one !== 'identity' && one !== 'contact',
      ),
    ),
  ];
}

export interface DossierItem {
  readonly name: string;
  readonly at: Date;
  readonly sha256: string;
}

export interface PaperInput extends PaperKey {
  readonly language: PaperLanguage;
  readonly blank: boolean;
  readonly reference: Reference;
  readonly policy: Policy | null;
  readonly campus: string;
  readonly complaint: PaperComplaint;
  readonly detail: CaseForPaper | null;
  readonly people: Readonly<Record<string, string>>;
  readonly sight: Sight;
  readonly dossier: readonly DossierItem[];
  /** SHA-256 of the text of a report, in hex. */
  readonly textHash: string | null;
  readonly number: string | null;
  readonly version: number | null;
  readonly at: Date;
}

/** A paper, ready to be printed. Nothing is asked for here: the same input makes the same page. */
export function composePaper(input: PaperInput): PaperPage {
  const { language, policy, campus, reference, blank, at } = input;
  const { rule } = paperRule(policy, input.template);
  const speech = speechIn(language, reference.timeZone);
  const head = letterheadOf(policy, campus);
  const house = houseName(head, campus, reference);
  const values = blank ? {} : valuesOf(input, speech);
  const known: Partial<Record<string, string>> = {
    ...values,
    hospital: speech.said(house),
    contact: contactOf(head, speech),
    madeOn: blank ? '' : speech.day(at),
    callScript: spoken(values.callScript ?? '', speech.said(house)),
  };
  const tongue = language === 'en' ? 'en' : 'zh';
  return {
    language,
    title: rule[tongue] ?? rule.zh ?? rule.id,
    head: speech.said(house),
    number: blank ? null : input.number,
    foot: footOf(input, head, speech),
    onePage: rule.onePage ?? false,
    at,
    parts: partsOf(
      rule,
      language,
      {
        valueOf: (field) => known[field] ?? '',
        listOf: (name) => listOf(name, input, speech),
      },
      {
        open: policy ? leftOpen(rule, wantedOn(policy, rule.id), tongue) : [],
        sealed: rule.seal ? sealOf(speech, house, blank ? null : at) : [],
      },
    ),
  };
}

/** The opening words name the house; who calls writes his own name. */
const spoken = (script: string, house: string): string =>
  filledIn(script, (name) => (name === 'hospital' ? house : '______'));

function valuesOf(input: PaperInput, speech: PaperSpeech): Partial<Record<PaperField, string>> {
  const { complaint, detail, policy, reference, people, sight } = input;
  const reasons = policy ? labelsOf(policy).declineReasons : {};
  const names: CaseNames = {
    department: (code) => reference.departmentName(code) ?? plain(code),
    person: (id) => (id === null ? '' : (people[id] ?? '')),
    declineReason: (code) => reasons[code] ?? plain(code),
  };
  const channel = CHANNEL_LABELS[complaint.complaint.channel];
  return {
    ...(detail ? caseValues(detail, input.about, names, speech) : {}),
    ...(detail ? reportValues(input, detail, input.textHash, speech) : {}),
    ...(detail ? meetingValues(input, detail, names, speech) : {}),
    ...complaintValues(
      complaint,
      sight,
      { ...names, channel: { zh: channel['zh-CN'], en: channel.en } },
      speech,
    ),
    ...policyValues(policy, detail, speech),
  };
}

function policyValues(
  policy: Policy | null,
  detail: CaseForPaper | null,
  speech: PaperSpeech,
): Partial<Record<PaperField, string>> {
  const served = policy?.notices.find(({ at }) => at === 'resultNotice.served')?.startsClock;
  const clock = policy?.clocks.find(({ rule }) => rule.id === served);
  const years = policy?.archive?.retention?.years;
  const autopsy = (policy?.clocks ?? []).filter(({ rule }) => rule.stop?.includes('autopsy.done'));
  const limit = detail?.clocks.find((one) => autopsy.some(({ rule }) => rule.id === one.clockId));
  return {
    reconsideration: clock ? speech.said(clock.label) : '',
    autopsyLimit: limit ? limitLine(limit, speech) : '',
    retention:
      typeof years === 'number' ? speech.said({ zh: `${years} 年`, en: `${years} years` }) : '',
  };
}

const plain = (code: string): LocalizedText => ({ zh: code, en: code });

export const letterheadOf = (policy: Policy | null, campus: string): Letterhead | undefined =>
  policy?.letterheads.find((one) => one.campus === campus) ??
  policy?.letterheads.find((one) => one.campus === undefined);

export function houseName(
  head: Letterhead | undefined,
  campus: string,
  reference: Reference,
): LocalizedText {
  const site = reference.campus(campus)?.name ?? plain(campus);
  const { zh, en } = reference.tenantName;
  return head?.name ?? { zh: `${zh}\u3000${site.zh}`, en: `${en}, ${site.en}` };
}

export function contactOf(head: Letterhead | undefined, speech: PaperSpeech): string {
  if (!head) return '';
  return [head.office && speech.said(head.office), ...placeOf(head, speech)]
    .filter(Boolean)
    .join(speech.language === 'en' ? ', ' : '，');
}

export const placeOf = (
  { address, phones = [], postcode }: Letterhead,
  speech: PaperSpeech,
): string[] =>
  [
    address ? speech.said(address) : '',
    postcode ? speech.said({ zh: `邮编 ${postcode}`, en: postcode }) : '',
    phones.length > 0
      ? speech.said({ zh: `电话 ${phones.join('、')}`, en: `tel. ${phones.join(', ')}` })
      : '',
  ].filter(Boolean);

function footOf(
  { complaint, blank, version }: PaperInput,
  head: Letterhead | undefined,
  speech: PaperSpeech,
): string {
  const again =
    version !== null && version > 1
      ? speech.said({ zh: `第${version}版`, en: `version ${version}` })
      : '';
  return [
    blank ? '' : complaint.complaint.complaintNo,
    again,
    ...(head ? placeOf(head, speech) : []),
  ]
    .filter(Boolean)
    .join(' · ');
}

const sealOf = (speech: PaperSpeech, house: LocalizedText, at: Date | null): string[] => [
  speech.said({ zh: `${house.zh}（盖章）`, en: `${house.en} (seal)` }),
  at ? speech.day(at) : speech.said({ zh: '______年____月____日', en: 'Date: ____________' }),
];

function listOf(
  name: PaperListName,
  { dossier, detail, about, blank }: PaperInput,
  speech: PaperSpeech,
) {
  if (name === 'dossier')
    return {
      head: speech
        .said({ zh: '序号,文书或材料,日期,SHA-256', en: 'No.,Paper or file,Date,SHA-256' })
        .split(','),
      rows:
        blank || dossier.length === 0
          ? Array.from({ length: EMPTY_ROWS }, () => ['', '', '', ''])
          : dossier.map((item, index) => [
              String(index + 1),
              item.name,
              speech.day(item.at),
              `${item.sha256.slice(0, SHOWN_HASH)}…`,
            ]),
    };
  if (name === 'holdItems') {
    const rows = detail && !blank ? holdItemRows(detail, about, speech) : [];
    return {
      head: speech
        .said({ zh: '序号,名称,份数或页数,备注', en: 'No.,What,Copies or pages,Note' })
        .split(','),
      rows: rows.length > 0 ? rows : Array.from({ length: EMPTY_ROWS }, () => ['', '', '', '']),
    };
  }
  const questions = detail?.followUps.find(({ call }) => call)?.call?.questions ?? [];
  return {
    head: speech.said({ zh: '问题,回答', en: 'Question,Answer' }).split(','),
    rows: questions.map((code) => [speech.question(code), '']),
  };
}
const EMPTY_ROWS = 12;
const SHOWN_HASH = 16;
