import type { CaseState } from './case-state.js';

/** Departments complained of: those named by hand, before that the one that the sender named. */
export const respondentUnitsOf = ({
  respondents,
  department,
}: Pick<CaseState, 'respondents' | 'department'>): readonly string[] =>
  respondents?.units ?? (department === null ? [] : [department]);
