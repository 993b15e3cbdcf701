import {
  localTime,
  type LocalizedText,
  NAMES_EN,
  NAMES_ZH,
  type PaperLanguage,
  type Relation,
  type REMEDIES as RemedyCodes,
} from '@tingsu/contracts';

type Remedy = (typeof RemedyCodes)[number];

const SEXES = {
  female: { zh: '女', en: 'female' },
  male: { zh: '男', en: 'male' },
  unknown: { zh: '不详', en: 'unknown' },
} as const;
const SIGNATURES = {
  signed: { zh: '已书面签字', en: 'signed on paper' },
  voice: { zh: '已口头确认', en: 'confirmed by voice' },
  waived: { zh: '未签字', en: 'not signed' },
} as const;
/** What is asked in a call; codes of a policy stand as they are. */
const QUESTIONS: Readonly<Record<string, LocalizedText>> = {
  planRating: { zh: '对处理方案的评价', en: 'View of the plan' },
  remainingDissatisfaction: { zh: '仍不满意之处', en: 'What is still unsatisfactory' },
  problemsFound: { zh: '发现的问题', en: 'Problems found' },
  suggestions: { zh: '意见和建议', en: 'Suggestions' },
  anotherCall: { zh: '是否需要再次回访', en: 'Another call wanted' },
  satisfaction: { zh: '满意度', en: 'Satisfaction' },
  furtherOpinions: { zh: '其他意见', en: 'Further opinions' },
  success: { zh: '回访是否成功', en: 'Whether the call succeeded' },
  conversation: { zh: '谈话内容', en: 'What was said' },
};

/** Texts of the chosen language. */
export interface PaperSpeech {
  readonly language: PaperLanguage;
  said(text: LocalizedText): string;
  /** 2026年11月27日 17:05 */
  time(instant: string | Date): string;
  day(instant: string | Date): string;
  list(parts: readonly (string | null | undefined)[]): string;
  relation(code: Relation): string;
  outcome(code: string): string;
  remedy(code: Remedy): string;
  sex(code: keyof typeof SEXES): string;
  signature(code: string): string;
  element(code: string): string;
  question(code: string): string;
  /** What a code is called on screens, too. */
  named(table: HeldTable, code: string): string;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

type HeldTable =
  | 'accidentGrade'
  | 'autopsyConsent'
  | 'eventGrade'
  | 'holdKind'
  | 'holdSide'
  | 'recordForm'
  | 'releaseGround'
  | 'reportMethod'
  | 'reportSubject';
type NamedTable = 'relation' | 'outcome' | 'remedy' | 'missing' | HeldTable;
type Tables = Readonly<Record<NamedTable, Readonly<Record<string, string>>>>;
const NAMES: Readonly<Record<PaperLanguage, Tables>> = { 'zh-CN': NAMES_ZH, en: NAMES_EN };
/** Names stand in the middle of sentences here. */
const uncapitalised = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

export function speechIn(language: PaperLanguage, timeZone: string): PaperSpeech {
  const said = (text: LocalizedText): string => (language === 'en' ? text.en : text.zh);
  const ofCode = (texts: Readonly<Record<string, LocalizedText>>, code: string): string =>
    texts[code] ? said(texts[code]) : code;
  // Codes of a policy stand as they are.
  const named = (table: NamedTable, code: string): string => {
    const name = NAMES[language][table][code];
    if (name === undefined) return code;
    return language === 'en' ? uncapitalised(name) : name;
  };
  const dayIn = (day: string): string => {
    const [year = '', month = '', date = ''] = day.split('-');
    if (language === 'zh-CN') return `${year}年${Number(month)}月${Number(date)}日`;
    return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
  };
  return {
    language,
    said,
    time: (instant) => {
      const { day, time } = localTime(instant, timeZone);
      return `${dayIn(day)} ${time}`;
    },
    day: (instant) => dayIn(localTime(instant, timeZone).day),
    list: (parts) => parts.filter(Boolean).join(language === 'zh-CN' ? '、' : ', '),
    relation: (code) => named('relation', code),
    outcome: (code) => named('outcome', code),
    remedy: (code) => named('remedy', code),
    sex: (code) => said(SEXES[code]),
    signature: (code) => ofCode(SIGNATURES, code),
    element: (code) => named('missing', code),
    question: (code) => ofCode(QUESTIONS, code),
    named,
  };
}
