import {
  localTime,
  type LocalizedText,
  type OUTCOMES as OutcomeCodes,
  type PaperLanguage,
  type Relation,
  type REMEDIES as RemedyCodes,
} from '@tingsu/contracts';

type Outcome = (typeof OutcomeCodes)[number];
type Remedy = (typeof RemedyCodes)[number];

const RELATIONS: Readonly<Record<Relation, LocalizedText>> = {
  patient: { zh: '患者本人', en: 'the patient' },
  legal_representative: { zh: '法定代理人', en: 'legal representative' },
  family_authorised: { zh: '受委托家属', en: 'family, authorised' },
  family: { zh: '家属（未委托）', en: 'family, not authorised' },
  staff: { zh: '本院职工', en: 'member of staff' },
  other: { zh: '其他', en: 'other' },
  unknown: { zh: '未说明', en: 'not said' },
};
const OUTCOMES: Readonly<Record<Outcome, LocalizedText>> = {
  upheld: { zh: '成立', en: 'upheld' },
  partly_upheld: { zh: '部分成立', en: 'partly upheld' },
  not_upheld: { zh: '不成立', en: 'not upheld' },
  other: { zh: '其他', en: 'other' },
};
const REMEDIES: Readonly<Record<Remedy, LocalizedText>> = {
  apology: { zh: '道歉', en: 'apology' },
  refund: { zh: '退费', en: 'refund' },
  compensation: { zh: '赔偿', en: 'compensation' },
  treatment: { zh: '后续治疗', en: 'further treatment' },
  training: { zh: '培训教育', en: 'training' },
  process: { zh: '整改流程', en: 'process change' },
  other: { zh: '其他', en: 'other' },
};
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
/** What a complaint lacks and is asked for; codes of a policy stand as they are. */
const ELEMENTS: Readonly<Record<string, LocalizedText>> = {
  respondent: { zh: '被投诉的科室或者人员', en: 'who is complained of' },
  facts: { zh: '事实经过', en: 'what happened' },
  demand: { zh: '处理要求', en: 'what is asked for' },
  time: { zh: '发生时间', en: 'when it happened' },
  place: { zh: '发生地点', en: 'where it happened' },
  name: { zh: '投诉人姓名', en: 'the name of the complainant' },
  contact: { zh: '联系方式', en: 'how to reach the complainant' },
  signature: { zh: '签字确认', en: 'a signature' },
  evidence: { zh: '证明材料', en: 'evidence' },
  authorisation: { zh: '授权委托书', en: 'an authorisation by the patient' },
  consent: { zh: '患者同意书', en: 'consent of the patient' },
  PATIENT_CONSENT: { zh: '患者同意书', en: 'consent of the patient' },
};
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
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];

export function speechIn(language: PaperLanguage, timeZone: string): PaperSpeech {
  const said = (text: LocalizedText): string => (language === 'en' ? text.en : text.zh);
  const ofCode = (texts: Readonly<Record<string, LocalizedText>>, code: string): string =>
    texts[code] ? said(texts[code]) : code;
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
    relation: (code) => said(RELATIONS[code]),
    outcome: (code) => ofCode(OUTCOMES, code),
    remedy: (code) => said(REMEDIES[code]),
    sex: (code) => said(SEXES[code]),
    signature: (code) => ofCode(SIGNATURES, code),
    element: (code) => ofCode(ELEMENTS, code),
    question: (code) => ofCode(QUESTIONS, code),
  };
}
