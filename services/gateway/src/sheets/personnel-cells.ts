import type { AccountabilityLine, AppraisalRow, DecisionRow } from '@tingsu/contracts';
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
    ...lineCells(line, directory),
    state,
  ]);

const lineCells = (line: AccountabilityLine, directory: Directory): string[] => [
  line.personId === null ? '' : personIn(directory, line.personId),
  line.outcome ?? line.kind,
  ...[line.amount?.value ?? '', line.amount?.currency ?? ''],
  line.points === null ? '' : String(line.points),
  ...[line.rule, line.formula ?? ''],
  (line.instalments ?? []).map(({ value }) => value).join(' + '),
];
