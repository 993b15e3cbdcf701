import * as factsEn from './facts.en';
import * as factsZh from './facts.zh-CN';
import type { Language } from './language';
import { officeProblems as officeEn } from './office-problems.en';
import { officeProblems as officeZh } from './office-problems.zh-CN';
import * as problemsEn from './problems.en';
import * as problemsZh from './problems.zh-CN';
import * as rulesEn from './rules.en';
import * as rulesZh from './rules.zh-CN';
import { textLabels as textsEn } from './text-labels.en';
import { textLabels as textsZh } from './text-labels.zh-CN';
import { timelineLabels as timelineEn } from './timeline-labels.en';
import { timelineLabels as timelineZh } from './timeline-labels.zh-CN';
import * as wordsEn from './vocabulary.en';
import * as wordsZh from './vocabulary.zh-CN';

export type LabelTable =
  | keyof typeof wordsZh.vocabulary
  | 'timeline'
  | 'text'
  | 'topic'
  | 'factValue'
  | 'problem'
  | 'fieldProblem'
  | 'rule';
type Tables = Readonly<Record<LabelTable, Readonly<Record<string, string>>>>;

const tables: Readonly<Record<Language, Tables>> = {
  'zh-CN': {
    ...wordsZh.vocabulary,
    timeline: timelineZh,
    text: textsZh,
    topic: factsZh.topics,
    factValue: factsZh.factValues,
    problem: { ...problemsZh.problems, ...officeZh },
    fieldProblem: problemsZh.fieldProblems,
    rule: rulesZh.rules,
  },
  en: {
    ...wordsEn.vocabulary,
    timeline: timelineEn,
    text: textsEn,
    topic: factsEn.topics,
    factValue: factsEn.factValues,
    problem: { ...problemsEn.problems, ...officeEn },
    fieldProblem: problemsEn.fieldProblems,
    rule: rulesEn.rules,
  },
};

/** The label of a code, or the code itself: a code that a newer policy brings must still be readable. */
export const label = (
  language: Language,
  table: LabelTable,
  code: string | null | undefined,
): string => (code === null || code === undefined ? '' : (tables[language][table][code] ?? code));

/** A topic or the value of a fact: by its label, else as the directory calls the unit that it stands for, perhaps one of the campus. */
export const valueName = (
  language: Language,
  table: 'topic' | 'factValue',
  code: string,
  { campus, department }: { readonly campus: string; department(code: string): string },
): string =>
  tables[language][table][code] ??
  [code, `${campus}.${code}`]
    .filter((unit) => department(unit) !== unit)
    .map((unit) => department(unit))[0] ??
  code;

export const labelTable = (
  language: Language,
  table: LabelTable,
): Readonly<Record<string, string>> => tables[language][table];

const REASONS = ['rule', 'problem', 'fieldProblem'] as const;
/** Why something is refused, whichever table knows the code; null when none does. */
export const reasonText = (language: Language, code: string): string | null => {
  const table = REASONS.find((name) => tables[language][name][code] !== undefined);
  return table ? label(language, table, code) : null;
};
