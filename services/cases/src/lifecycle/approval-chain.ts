import { nextLinkOf, type ApprovalChain, type ChainLink, type RuleCode } from '@tingsu/contracts';
import { byApprover, opinionApprovals, type Refusal } from './approvals.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { panelOfKind } from './panels.js';
import { approverOf, isApprover } from './remedy-rules.js';
import { respondentUnitsOf } from './respondents.js';

type Link = ApprovalChain['links'][number];

/** Who decides on the opinion, one after the other, by its nature and by what is to be paid (R-032, R-314, T-23). Each decides once. */
export function opinionChain(state: CaseState, context: DecisionContext): ChainLink[] {
  const links = opinionApprovals(state, context.policy).map(
    ({ by, unit, rules, view, committee }): ChainLink => ({
      ...atSafeDistance(approverOf(unit ?? by, state, context), state),
      rules: [...rules],
      ...(view ? { view } : {}),
      ...(committee ? { panel: panelOfKind(committee, state, context) } : {}),
    }),
  );
  return links.filter(
    (link, index) => links.findIndex((other) => keyOf(other) === keyOf(link)) === index,
  );
}

/** A unit that is complained of decides nothing: a leader does. */
function atSafeDistance(
  link: ReturnType<typeof approverOf>,
  state: CaseState,
): ReturnType<typeof approverOf> {
  return link.department !== null && respondentUnitsOf(state).includes(link.department)
    ? { ...link, role: 'leader', department: null }
    : link;
}

const keyOf = ({ role, department }: ChainLink): string => role ?? department ?? '';

/** What stands against deciding on the opinion now; null for who is next. An opinion that was submitted before chains were has one approver. */
export function refusalToDecideOpinion(
  state: CaseState,
  context: Pick<DecisionContext, 'actor' | 'roles' | 'departments' | 'policy'>,
): RuleCode | Refusal | null {
  const next = nextLinkOf(state.chain);
  if (!next) return byApprover('opinion', state, context);
  if (!isApprover(next, context) && !mayStandIn(next, state.chain, context))
    return {
      code: 'approval.not_next',
      detail: `Now ${next.by} decides on this opinion (rule ${next.rules.join(', ')}).`,
    };
  const { id } = context.actor;
  const before = state.chain?.links.some(({ decidedBy }) => decidedBy === id);
  return id === null || before ? 'separation.approver' : null;
}

/** A leader may do what the policy leaves to a lower role, unless it asks a leader, too: then two people decide. */
const mayStandIn = (
  { role }: Link,
  chain: CaseState['chain'],
  { roles }: Pick<DecisionContext, 'roles'>,
): boolean =>
  role !== null && roles.includes('leader') && !chain?.links.some((link) => link.role === 'leader');

/** Who decides after the next one; undefined where that one has the last word. */
export const linkAfterNext = ({ chain }: Pick<CaseState, 'chain'>): Link | undefined =>
  chain?.links.filter(({ decidedAt }) => decidedAt === null)[1];

/** As it goes on record. */
export const linkOf = ({ decidedBy: _by, decidedAt: _at, ...link }: Link): ChainLink => link;

/** Departments whose heads decide on the opinion of this round, or have. */
export const chainDepartments = ({ chain }: Pick<CaseState, 'chain'>): string[] =>
  (chain?.links ?? []).flatMap(({ department }) => department ?? []);

/** The chain as it begins, and after one of its people agreed. */
export const begun = (links: readonly ChainLink[], at: string): ApprovalChain => ({
  askedAt: at,
  links: links.map((link) => ({ ...link, decidedBy: null, decidedAt: null })),
});
export function agreed(chain: ApprovalChain, at: string, by: string | null): ApprovalChain {
  const index = chain.links.findIndex(({ decidedAt }) => decidedAt === null);
  return {
    askedAt: at,
    links: chain.links.map((link, place) =>
      place === index ? { ...link, decidedBy: by, decidedAt: at } : link,
    ),
  };
}
