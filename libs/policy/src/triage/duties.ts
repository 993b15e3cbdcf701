import type { Facts } from '@tingsu/contracts';
import { bothLanguages, DEGREES } from '@tingsu/contracts';
import { holds } from '../documents/condition.js';
import type { ApprovalRule, NoticeRule } from '../documents/duty-schema.js';
import type { Policy } from '../documents/policy.js';
import { rememberedWith } from '../remembered.js';
import type { Approval, DegreeAnswer, DueNotice } from './decision.js';
import { readBy } from './decisions.js';

/**
 * Steps of this case that need a second person (T-09, T-20, T-23, T-29, T-37). `facts` with what was decided: nature, priority, track,
 * reportable. One entry for each step and who approves it, in the order in which they decide.
 */
export function approvalsFor(policy: Policy, facts: Facts): Approval[] {
  const approvals = new Map<string, Approval>();
  for (const { id, step, by, unit, view, committee, when } of inOrder(policy.approvals)) {
    if (when && !holds(when, facts)) continue;
    const key = `${step} ${by} ${unit ?? ''}`;
    const known = approvals.get(key) ?? { step, by, rules: [], facts: {} };
    approvals.set(key, {
      ...known,
      ...(unit === undefined ? {} : { unit }),
      ...(view ? { view } : {}),
      ...(committee ? { committee } : {}),
      rules: [...known.rules, id],
      facts: { ...known.facts, ...readBy(when, facts) },
    });
  }
  return [...approvals.values()];
}

/** Whoever has no level of his own has the last word. */
const LAST_LEVEL = 10;
const inOrder = (rules: readonly ApprovalRule[]): readonly ApprovalRule[] =>
  rules.toSorted((one, other) => (one.level ?? LAST_LEVEL) - (other.level ?? LAST_LEVEL));

/** Notices that this case owes, each with the milestone at which it is due; all of them, or those of one milestone. */
export function noticesFor(policy: Policy, facts: Facts, milestone?: string): DueNotice[] {
  return policy.notices
    .filter(
      (notice) =>
        (!notice.when || holds(notice.when, facts)) &&
        (milestone === undefined || notice.at === milestone),
    )
    .map((notice) =>
      notice.when ? { ...owed(notice), facts: readBy(notice.when, facts) } : owed(notice),
    );
}

/** The notice as it is owed whenever it is. */
const owed = rememberedWith((notice: NoticeRule): DueNotice => ({
  id: notice.id,
  label: bothLanguages(notice, notice.id),
  at: notice.at ?? null,
  to: notice.to ?? null,
  form: notice.form ?? null,
  media: notice.medium ?? [],
  mustContain: notice.mustContain ?? [],
  startsClock: notice.startsClock ?? null,
  ref: typeof notice.ref === 'string' ? [notice.ref] : (notice.ref ?? []),
  facts: {},
}));

/**
 * The degree of responsibility by the policy's rules: the gravest that holds (R-068 to R-073; ). Null if the policy has
 * no such scale, or while the complaint is known to be invalid, because then no one is held responsible.
 */
export function degreeFor(policy: Policy, facts: Facts): DegreeAnswer | null {
  const { degrees } = policy;
  if (!degrees || facts['nature'] === 'invalid') return null;
  const firing = degrees.rules.filter((rule) => holds(rule.when, facts));
  const degree =
    DEGREES.findLast((one) => firing.some((rule) => rule.degree === one)) ?? degrees.default;
  const deciding = firing.filter((rule) => rule.degree === degree);
  return {
    degree,
    rules: deciding.length > 0 ? deciding.map((rule) => rule.id) : ['default'],
    facts: Object.assign({}, ...deciding.map((rule) => readBy(rule.when, facts))) as Facts,
  };
}
