import type { Facts } from '@tingsu/contracts';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import type { CaseState, InvalidKind } from './case-state.js';
import { classified } from './classify.js';
import { refuse, type DecisionContext } from './context.js';

/** The fact by which a policy grades a complaint as invalid because of the complainant. */
const FACT_OF: Readonly<Record<InvalidKind, string>> = {
  malicious: 'confirmedMalicious',
  untrue: 'confirmedUntrue',
};
const KINDS: readonly InvalidKind[] = ['malicious', 'untrue'];

/**
 * What one person's tick comes to (T-39): it proposes. The facts stay as two people left them, and the proposal waits for a second
 * person, who confirms with `markInvalid`.
 */
export function withoutVerdict(
  { state, invalidity }: CaseState,
  facts: Facts,
): { readonly facts: Facts; readonly proposed: CaseEvent[] } {
  const confirmed = invalidity?.confirmed === true ? invalidity.kind : undefined;
  const others = Object.entries(facts).filter(
    ([name]) => !KINDS.some((kind) => FACT_OF[kind] === name),
  );
  const kept = Object.fromEntries(others) as Facts;
  const ticked = KINDS.find((kind) => facts[FACT_OF[kind]] === true);
  return {
    facts: confirmed ? { ...kept, [FACT_OF[confirmed]]: true } : kept,
    proposed:
      ticked && !invalidity ? [{ kind: 'invalidityProposed', data: { state, kind: ticked } }] : [],
  };
}

/** One person proposes, a second confirms the same kind (another kind is a new proposal); then the complaint is graded again and its nature is invalid (T-39, R-279). */
export function markedInvalid(
  state: CaseState,
  asked: InvalidKind | undefined,
  context: DecisionContext,
): CaseEvent[] {
  const { invalidity } = state;
  const kind = asked ?? invalidity?.kind ?? 'untrue';
  // Proposals from before the kind was recorded agree with any.
  if (!invalidity || (invalidity.kind ?? kind) !== kind)
    return [{ kind: 'invalidityProposed', data: { state: state.state, kind } }];
  if (invalidity.proposedBy === context.actor.id)
    refuse('invalidity.second_person', 'A second person has to find it invalid too (T-39).');
  return [
    { kind: 'invalidated', data: { state: state.state, kind } },
    ...(state.classification ? [gradedInvalid(state, kind, context)] : []),
  ];
}

function gradedInvalid(
  state: CaseState,
  kind: InvalidKind,
  context: DecisionContext,
): CaseEventOf<'classified'> {
  const facts = { ...state.classification?.facts, [FACT_OF[kind]]: true };
  const graded = classified(state, facts, context, true);
  const { natureRules } = graded.data;
  // Two people found it so; a policy without such a rule changes nothing about that.
  return {
    ...graded,
    data: {
      ...graded.data,
      nature: 'invalid',
      natureRules: natureRules.includes(kind) ? natureRules : [kind],
    },
  };
}

/** What two people found invalid is not upheld, as a whole or in one of its issues. */
export function requireValid(found: string, { invalidity }: CaseState): void {
  if (invalidity?.confirmed && (found === 'upheld' || found === 'partly_upheld'))
    refuse(
      'invalidity.outcome',
      'Two people found this complaint invalid, so it cannot be upheld (R-279).',
    );
}
