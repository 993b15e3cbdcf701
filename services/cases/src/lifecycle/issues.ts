import {
  FIRST_ISSUE,
  isOpenIssue,
  MOST_ISSUES,
  outcomeOfIssues,
  type CaseStateName,
  type Issue,
  type IssueMatter,
  type OUTCOMES,
} from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import { refuse } from './context.js';
import { respondentUnitsOf } from './respondents.js';

/** While the matters of a complaint may still be told apart: until an opinion says what was found. */
export const SORTING_STATES: readonly CaseStateName[] = [
  'registered',
  'triage',
  'awaiting_info',
  'accepted',
  'dispatched',
  'investigating',
  'tech_review',
];
/** From the investigation on, until the opinion stands. */
export const FINDING_STATES: readonly CaseStateName[] = ['investigating', 'tech_review', 'opinion'];

type Issues = Pick<CaseState, 'issues' | 'classification' | 'respondents' | 'department'>;

/** All issues, the first one also where nobody touched it; what it is about is then what the case is about. */
export function issuesOf(state: Issues): readonly Issue[] {
  const { issues = [] } = state;
  const first = issues.find(({ issueId }) => issueId === FIRST_ISSUE);
  const others = issues.filter(({ issueId }) => issueId !== FIRST_ISSUE);
  return [first ?? UNTOUCHED, ...others].map(({ matter, ...issue }) => ({
    ...issue,
    ...(matter ?? matterOf(state)),
  }));
}

export const openIssues = (state: Issues): readonly Issue[] => issuesOf(state).filter(isOpenIssue);

export const UNTOUCHED: NonNullable<CaseState['issues']>[number] = {
  issueId: FIRST_ISSUE,
  number: 1,
  matter: null,
  found: null,
};

const matterOf = (state: Issues): IssueMatter => ({
  category: state.classification?.category ?? null,
  topics: [...(state.classification?.topics ?? [])],
  ...{ problem: null, severity: null, harm: null, place: null },
  units: [...respondentUnitsOf(state)],
  persons: [...(state.respondents?.persons ?? [])],
  confidential: false,
});

export const mostIssuesOf = ({ issues }: Policy): number => issues.most ?? MOST_ISSUES;

/** The outcome by what was found; null where nothing was, as in a case that nobody divided. */
export const derivedOutcome = (state: Issues): (typeof OUTCOMES)[number] | null =>
  outcomeOfIssues(openIssues(state).map(({ found }) => found?.finding ?? null));

/** One of several issues was not looked into yet (T-22). */
export function lacksFinding(state: Issues): boolean {
  const open = openIssues(state);
  return open.length > 1 && open.some(({ found }) => found === null);
}

export const unknownIssue = (): never => refuse('issue.unknown', 'This case has no such issue.');

/** An issue of the case about which something may be said. */
export function openIssue(issueId: string, state: CaseState): Issue {
  const issue = issuesOf(state).find((one) => one.issueId === issueId) ?? unknownIssue();
  if (!isOpenIssue(issue))
    refuse('issue.removed', 'This issue was taken out of the case: nothing is found about it.');
  return issue;
}
