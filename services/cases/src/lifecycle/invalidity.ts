import type { Facts } from '@tingsu/contracts';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import type { CaseState, InvalidKind } from './case-state.js';
import { classified } from './classify.js';
import { refuse, type DecisionContext } from './context.js';
import { JUDGED } from './judging-rules.js';

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

type MarkEnded = CaseEventOf<'markEnded'>['data'];

/** The word that two people found has ended; lifted on appeal the complaint is graded as if it had never been found. */
export function endedMark(
  state: CaseState,
  { mark, how }: Omit<MarkEnded, 'state'>,
  context: DecisionContext,
): CaseEvent[] {
  const ended: CaseEvent = { kind: 'markEnded', data: { state: state.state, mark, how } };
  if (how === 'expired' || !state.invalidity || !state.classification) return [ended];
  return [ended, classified(state, unjudged(state.classification.facts), context, false)];
}

/** The case without the word; what was found stays where the word only ran out, so that nobody is held responsible for it. */
export function withoutMark(
  { invalidity, classification }: CaseState,
  { mark, how }: Omit<MarkEnded, 'state'>,
): Partial<CaseState> {
  if (invalidity?.kind !== mark) return {};
  const { kind: _kind, ...found } = invalidity;
  return {
    invalidity: how === 'lifted' ? null : found,
    classification: classification && {
      ...classification,
      facts: unjudged(classification.facts),
      natureRules: classification.natureRules.map((rule) => (rule === mark ? JUDGED : rule)),
    },
  };
}

const unjudged = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => name !== FACT_OF.malicious)) as Facts;

/** What two people found invalid is not upheld, as a whole or in one of its issues. */
export function requireValid(found: string, { invalidity }: CaseState): void {
  if (invalidity?.confirmed && (found === 'upheld' || found === 'partly_upheld'))
    refuse(
      'invalidity.outcome',
      'Two people found this complaint invalid, so it cannot be upheld (R-279).',
    );
}
