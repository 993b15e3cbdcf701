import type { Issue, RemedyKind } from '@tingsu/contracts';
import { holds, type FirstRemedyRule, type Policy } from '@tingsu/policy';
import { decidedFacts, type Refusal } from './approvals.js';
import type { CaseState } from './case-state.js';
import { refuse } from './context.js';
import { openIssues } from './issues.js';

const FOUND_RIGHT = ['upheld', 'partly_upheld'] as const;

/** What the policy wants first and nobody promised yet; an apology for the whole case is one for each issue. */
export function owedFirst(state: CaseState, { issues }: Policy): readonly FirstRemedyRule[] {
  return (issues.firstRemedies ?? []).filter((rule) =>
    openIssues(state).some((issue) => isOwed(rule, issue, state)),
  );
}

function isOwed(rule: FirstRemedyRule, issue: Issue, state: CaseState): boolean {
  const { classification, outcome } = state;
  // A case that nobody divided is found as its opinion says.
  const finding = issue.found?.finding ?? (outcome === 'other' ? null : outcome);
  const findings: readonly string[] = rule.findings ?? FOUND_RIGHT;
  if (!classification || finding === null || !findings.includes(finding)) return false;
  const { category, topics } = issue;
  const facts = { ...decidedFacts(classification), ...(category ? { category } : {}), topics };
  if (rule.when && !holds(rule.when, facts)) return false;
  return !state.remedies.some(
    ({ remedy, issueId, rejectedAt, waivedAt }) =>
      rule.remedies.includes(remedy) &&
      (issueId === undefined || issueId === issue.issueId) &&
      rejectedAt === undefined &&
      waivedAt === undefined,
  );
}

/** Stands against an opinion, until what comes first was promised. */
export function refusalWithoutFirst(state: CaseState, policy: Policy): Refusal | null {
  const [first] = owedFirst(state, policy);
  return first
    ? {
        code: 'remedy.first_missing',
        detail: `Promise first what the policy owes (rule ${first.id}): ${first.remedies.join(' or ')}.`,
      }
    : null;
}

/** Nothing else is promised before what comes first; what is owed at once is due today. */
export function requireFirst(
  remedy: RemedyKind,
  dueOn: string,
  today: string,
  state: CaseState,
  policy: Policy,
): void {
  const owed = owedFirst(state, policy);
  const [own] = owed.filter(({ remedies }) => remedies.includes(remedy));
  if (own?.atOnce && dueOn !== today)
    refuse('remedy.at_once', `This is made good at once (rule ${own.id}): its day is ${today}.`);
  const refusal = own ? null : refusalWithoutFirst(state, policy);
  if (refusal) refuse(refusal.code, refusal.detail);
}
