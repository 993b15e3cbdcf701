import {
  inUnits,
  type AccountabilityLine,
  type Change,
  type Degree,
  type Entered,
} from '@tingsu/contracts';
import { propose, type Changes, type Established, type Policy } from '@tingsu/policy';
import type { CaseState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import type { Directory } from '../lifecycle/units.js';
import { changesFrom, establishedFrom, type Fault } from './established.js';

/** Lines with all that they follow from. */
interface Computed {
  readonly established: Established;
  readonly changes: Changes;
  readonly degree: Degree | null;
  readonly lines: readonly AccountabilityLine[];
}
export interface Refused extends Fault {
  readonly limit: string | null;
}
type Answer = { readonly computed: Computed } | { readonly refused: Refused };

/** What was entered about a case, by the rules of its policy. */
export function proposalFor(
  state: CaseState,
  entered: Entered,
  typed: readonly Change[],
  context: Pick<
    DecisionContext,
    'policy' | 'calendar' | 'calendarOf' | 'timeZone' | 'at' | 'directory'
  >,
): Answer {
  const unknown = unknownIn(entered, context.directory);
  if (unknown) return { refused: { ...unknown, limit: null } };
  const established = establishedFrom(state, entered, context);
  if ('fault' in established) return { refused: { ...established.fault, limit: null } };
  return recomputed(established.value, {}, typed, context.policy);
}

/** The same again with further changes; those made before stay unless they are changed again. */
export function recomputed(
  established: Established,
  before: Changes,
  typed: readonly Change[],
  policy: Policy,
): Answer {
  const read = changesFrom(typed, policy);
  if ('fault' in read) return { refused: { ...read.fault, limit: null } };
  const changes = { ...before, ...read.value };
  const answer = propose(policy, established, changes);
  if ('refused' in answer) {
    const { refused: code } = answer;
    const limit = 'limit' in answer ? limitOf(answer.key, answer.limit) : null;
    return {
      refused: { path: 'key' in answer ? `changes.${answer.key}` : '', code, limit },
    };
  }
  return { computed: { established, changes, degree: answer.degree, lines: answer.lines } };
}

/** Points are whole, all else is money. */
const limitOf = (key: string, limit: number): string =>
  key === 'points' ? String(limit) : inUnits(limit);

function unknownIn(
  { personId, supervisorId, department }: Entered,
  { staff, departments }: Directory,
): Fault | null {
  const isKnown = (id: string | null): boolean => id === null || staff.some((one) => one.id === id);
  if (!isKnown(personId)) return { path: 'personId', code: 'person_unknown' };
  if (!isKnown(supervisorId)) return { path: 'supervisorId', code: 'person_unknown' };
  return departments.some(({ code }) => code === department)
    ? null
    : { path: 'department', code: 'department_unknown' };
}
