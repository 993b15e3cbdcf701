import {
  ACCOUNTABILITY_NAMES,
  localDay,
  type AccountabilityLine,
  type AppraisalRow,
  type DecisionRow,
  type Reward,
} from '@tingsu/contracts';
import type { Directory } from '../directory/directory.js';

type Language = 'zh' | 'en';

export const APPRAISAL_HEAD: Readonly<Record<Language, string[]>> = {
  zh: [
    '对象',
    '姓名或科室',
    '查实投诉',
    '服务态度',
    '业务水平',
    '效率（超期）',
    '不满意',
    '表扬',
    '奖励',
  ],
  en: [
    'Who',
    'Name',
    'Found right',
    'Attitude',
    'Work',
    'Overdue',
    'Not satisfied',
    'Praise',
    'Rewards',
  ],
};
export const DECISION_HEAD: Readonly<Record<Language, string[]>> = {
  zh: ['案件', '科室', '责任人', '处理', '金额', '币种', '分值', '规则', '计算', '分期', '状态'],
  en: [
    'Case',
    'Department',
    'Person',
    'What',
    'Amount',
    'Currency',
    'Points',
    'Rule',
    'Sum',
    'Instalments',
    'State',
  ],
};
export const REWARD_HEAD: Readonly<Record<Language, string[]>> = {
  zh: ['日期', '种类', '姓名', '科室', '事由', '案件', '给予人'],
  en: ['Day', 'Kind', 'Person', 'Department', 'Reason', 'Case', 'Given by'],
};
const REWARDS: Readonly<Record<Language, Record<Reward['kind'], string>>> = {
  zh: { praise: '表扬', commendation: '表彰', reward: '奖励' },
  en: { praise: 'Praise', commendation: 'Commendation', reward: 'Reward' },
};
const SUBJECTS = { zh: { person: '个人', unit: '科室' }, en: { person: 'person', unit: 'unit' } };

const departmentIn = ({ departments }: Directory, code: string, language: Language): string =>
  departments.find((one) => one.code === code)?.name[language] ?? code;
const personIn = ({ staff }: Directory, id: string): string =>
  staff.find((one) => one.id === id)?.name ?? id;

export function appraisalCells(
  { subject, id, verified, attitude, work, late, dissatisfied, praises, rewards }: AppraisalRow,
  directory: Directory,
  language: Language,
): string[] {
  const name =
    subject === 'person' ? personIn(directory, id) : departmentIn(directory, id, language);
  const figures = [verified, attitude, work, late, dissatisfied, praises, rewards];
  return [SUBJECTS[language][subject], name, ...figures.map(String)];
}

/** A row for each line. */
export const decisionCells = (
  { caseNo, department, state, lines }: DecisionRow,
  directory: Directory,
  language: Language,
): string[][] =>
  lines.map((line) => [
    ...[caseNo, departmentIn(directory, department, language)],
    ...lineCells(line, directory, language),
    nameOf(ACCOUNTABILITY_NAMES[language].state, state),
  ]);

/** A hospital's own code stands as its policy writes it. */
const nameOf = (names: Readonly<Record<string, string>>, code: string): string =>
  names[code] ?? code;

const lineCells = (
  line: AccountabilityLine,
  directory: Directory,
  language: Language,
): string[] => [
  line.personId === null ? '' : personIn(directory, line.personId),
  line.outcome === null
    ? ACCOUNTABILITY_NAMES[language].kind[line.kind]
    : nameOf(ACCOUNTABILITY_NAMES[language].outcome, line.outcome),
  ...[line.amount?.value ?? '', line.amount?.currency ?? ''],
  line.points === null ? '' : String(line.points),
  ...[line.rule, line.formula ?? ''],
  (line.instalments ?? []).map(({ value }) => value).join(' + '),
];

export const rewardCells = (
  { kind, personId, department, reason, caseNo, givenBy, givenAt }: Reward,
  directory: Directory,
  language: Language,
  timeZone: string,
): string[] => [
  ...[localDay(givenAt, timeZone), REWARDS[language][kind]],
  personId === null ? '' : personIn(directory, personId),
  ...[departmentIn(directory, department, language), reason, caseNo ?? ''],
  personIn(directory, givenBy),
];
