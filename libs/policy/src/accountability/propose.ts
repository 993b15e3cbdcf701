import {
  centsOf,
  inUnits,
  moneyOf,
  type AccountabilityLine,
  type Degree,
  type Facts,
} from '@tingsu/contracts';
import { centsIn } from '../cents.js';
import type { AccountabilityRules } from '../documents/compose-accountability.js';
import type { Policy } from '../documents/policy.js';
import { degreeFor } from '../triage/duties.js';
import { compensationLines, instalmentsOfLine, type Loss } from './compensation.js';
import { fineLines, pointsLine } from './fines.js';
import { latenessLines, type Handlers } from './lateness.js';
import { lineOf, type Responsible } from './lines.js';
import { overdueLine, type DaysOver, type Ticket } from './overdue.js';

/** What was established, and what of the rules is to be applied: money only where somebody asks for it. */
export interface Established {
  readonly side: 'internal' | 'external';
  /** Nature, loss, lost customer, concealment and what else degrees are read from. */
  readonly facts: Facts;
  readonly second: boolean;
  readonly personId: string | null;
  readonly supervisorId: string | null;
  readonly fine: boolean;
  readonly loss: Loss | null;
  readonly overdue: readonly (readonly [ticket: Ticket, over: DaysOver | null])[];
  readonly late: { readonly handlers: Handlers; readonly reasonAccepted: boolean } | null;
  readonly outcomes: readonly string[];
  readonly misconduct: readonly string[];
}

/** What somebody changes of a line, by its key: an amount in cents or points; null leaves the line out. */
export type Changes = Readonly<Record<string, number | null>>;

/** Why nothing, or not this, may be proposed. */
export type ProposalRefusal =
  | { readonly refused: 'off' | 'invalid_locked' | 'nothing' }
  | { readonly refused: 'outcome_unknown' | 'line_unknown' | 'line_fixed'; readonly key: string }
  | {
      readonly refused: 'below_least' | 'above_most';
      readonly key: string;
      readonly limit: number;
    };
export interface Proposal {
  readonly degree: Degree | null;
  readonly lines: readonly AccountabilityLine[];
}

/** Lines of a proposal by the rules of the house, with what somebody changed within their limits (domain model 4.9). */
export function propose(
  policy: Policy,
  established: Established,
  changes: Changes = {},
): Proposal | ProposalRefusal {
  const rules = policy.accountability;
  if (!rules.enabled) return { refused: 'off' };
  // Nobody is held responsible for what is malicious, untrue or not to be filed.
  if (established.facts['nature'] === 'invalid') return { refused: 'invalid_locked' };
  const { outcomes, misconduct } = established;
  const unknown =
    outcomes.find((one) => !rules.outcomes.includes(one)) ??
    misconduct.find((one) => !rules.misconduct.includes(one));
  if (unknown !== undefined) return { refused: 'outcome_unknown', key: unknown };
  return changed(rules, computed(policy, established, changes), established, changes);
}

function computed(
  policy: Policy,
  established: Established,
  changes: Changes,
): readonly AccountabilityLine[] {
  const rules = policy.accountability;
  const { facts, personId, loss, late } = established;
  const degree = degreeFor(policy, facts);
  const of: Responsible = {
    ...{ side: established.side, second: established.second, personId },
    ...{ supervisorId: established.supervisorId },
    ...{ degree: degree?.degree ?? null, degreeRules: degree?.rules ?? [] },
  };
  const other = (key: 'outcome' | 'misconduct') => (outcome: string) =>
    lineOf({
      ...{ key: `${key}.${outcome}`, kind: 'outcome', rule: key, outcome, personId },
      ...{ bearer: personId === null ? 'department' : 'person', basis: [...of.degreeRules] },
      degree: of.degree,
    });
  const lossCents = typeof facts['lossAmount'] === 'number' ? centsIn(facts['lossAmount']) : 0;
  const customerLost = facts['customerLost'] === true;
  return [
    ...established.outcomes.map(other('outcome')),
    ...established.misconduct.map(other('misconduct')),
    ...(late ? latenessLines(rules, late.handlers, late.reasonAccepted) : []),
    ...(established.fine ? fineLines(rules, of, changes['fine'] ?? undefined) : []),
    ...(established.fine ? pointsLine(rules, of, { lossCents, customerLost }) : []),
    ...established.overdue.flatMap(([ticket, over]) => overdueLine(rules, ticket, over)),
    ...(loss ? compensationLines(rules, loss) : []),
  ];
}

function changed(
  rules: AccountabilityRules,
  lines: readonly AccountabilityLine[],
  established: Established,
  changes: Changes,
): Proposal | ProposalRefusal {
  for (const [key, value] of Object.entries(changes)) {
    const line = lines.find((one) => one.key === key);
    if (!line) return { refused: 'line_unknown', key };
    const refusal = value === null ? dropRefusal(line, established) : changeRefusal(line, value);
    if (refusal) return refusal;
  }
  const kept = lines
    .filter(({ key }) => changes[key] !== null && !followsDropped(key, changes))
    .map((line) => withChange(rules, line, established, changes[line.key]));
  const degree = lines.find((line) => line.degree !== null)?.degree ?? null;
  return kept.length === 0 ? { refused: 'nothing' } : { degree, lines: kept };
}

/** The supervisor's part goes with the fine of which it is a part. */
const followsDropped = (key: string, changes: Changes): boolean =>
  key === 'joint' && changes['fine'] === null;

/** Concealment costs the least fine of its degree, or the advice to leave takes its place. */
function dropRefusal(
  { key, limits }: AccountabilityLine,
  { facts, outcomes }: Established,
): ProposalRefusal | null {
  const isOwed =
    key === 'fine' && facts['concealment'] === true && !outcomes.includes('adviceToLeave');
  return isOwed ? { refused: 'below_least', key, limit: limits?.min ?? 0 } : null;
}

function changeRefusal({ key, limits }: AccountabilityLine, value: number): ProposalRefusal | null {
  if (!limits) return { refused: 'line_fixed', key };
  if (limits.min !== null && value < limits.min)
    return { refused: 'below_least', key, limit: limits.min };
  if (limits.max !== null && value > limits.max)
    return { refused: 'above_most', key, limit: limits.max };
  return null;
}

/** The fine was computed with its change already, because the supervisor's part follows from it. */
function withChange(
  rules: AccountabilityRules,
  line: AccountabilityLine,
  { loss }: Established,
  value: number | null | undefined,
): AccountabilityLine {
  if (value === undefined || value === null || line.key === 'fine') return line;
  if (line.kind === 'points')
    return value === line.points ? line : { ...line, points: value, computed: line.points ?? 0 };
  const computed = centsOf(line.amount?.value ?? '') ?? 0;
  if (value === computed) return line;
  return {
    ...line,
    ...{ amount: moneyOf(value, rules.currency ?? ''), computed },
    formula: `${String(line.formula)}; ${inUnits(value)}`,
    ...(line.kind === 'compensation' ? instalmentsOfLine(rules, value, loss?.mostOfMonth) : {}),
  };
}
