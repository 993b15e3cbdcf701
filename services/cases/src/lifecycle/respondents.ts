import type { IssueMatter } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';

/** Departments complained of: those named by hand, before that the one that the sender named. */
export const respondentUnitsOf = ({
  respondents,
  department,
}: Pick<CaseState, 'respondents' | 'department'>): readonly string[] =>
  respondents?.units ?? (department === null ? [] : [department]);

type Accused = Pick<CaseState, 'respondents' | 'department' | 'issues'>;

/** The same, and those whom an issue of its own names. */
export const accusedUnitsOf = (state: Accused): readonly string[] =>
  union(respondentUnitsOf(state), state, ({ units }) => units);

/** Everybody complained of, in the case as a whole or in an issue of it. */
export const accusedPersonsOf = (state: Accused): readonly string[] =>
  union(state.respondents?.persons ?? [], state, ({ persons }) => persons);

const union = (
  known: readonly string[],
  { issues = [] }: Pick<CaseState, 'issues'>,
  namesOf: (matter: IssueMatter) => readonly string[],
): readonly string[] => [
  ...new Set([
    ...known,
    ...issues.flatMap(({ matter, removedAt }) => (matter && !removedAt ? namesOf(matter) : [])),
  ]),
];
