import { accessFactsOf, sameAccess } from '../access/facts-of-case.js';
import type { LadderStep } from '@tingsu/policy';
import type { CaseEvent, RecordedEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { clockChanges, readClocks } from './clock-changes.js';
import type { DecisionContext } from './context.js';
import { evolve } from './evolve.js';
import { owedNotices, type Reached } from './owed-notices.js';

/** What a command did to one case: its facts, the case after them, and the steps that its clocks will take. */
export interface Decision {
  readonly before: CaseState | null;
  readonly events: readonly RecordedEvent[];
  readonly state: CaseState;
  /** Of the clocks that were read; a clock missing here keeps the steps that it has. */
  readonly ladders: Readonly<Record<string, readonly LadderStep[]>>;
  /** Words of people, by field; they belong to the first event and are kept apart, encrypted. */
  readonly texts: Readonly<Record<string, string>>;
  /** Nothing but steps of clocks: of the case only its version and those clocks are other than before. */
  readonly stepsOnly?: true;
}

export interface Draft {
  readonly events: readonly CaseEvent[];
  readonly texts?: Readonly<Record<string, string | undefined>>;
  readonly ladders?: Readonly<Record<string, readonly LadderStep[]>>;
}

/** Numbers the facts, applies them, reads the clocks again, and adds what changed about them as one more fact. */
export function conclude(
  before: CaseState | null,
  draft: Draft,
  context: DecisionContext,
  caseId: string = before?.caseId ?? '',
): Decision {
  const events: RecordedEvent[] = [];
  let state = before;
  const record = (event: CaseEvent): void => {
    const recorded = {
      ...event,
      version: (state?.version ?? 0) + 1,
      at: context.at.toISOString(),
      actor: context.actor,
    };
    state = evolve(state, recorded, caseId);
    events.push(recorded);
  };
  const reached = draft.events.map((event): Reached => {
    const known = state?.milestones.length ?? 0;
    record(event);
    return { event, milestones: state?.milestones.slice(known).map(({ name }) => name) ?? [] };
  });
  if (!state) throw new Error('A decision needs a case or the fact that opens one');
  owedNotices(reached, state, context.policy, context.at).forEach(record);
  const readings = readClocks(state, context);
  const changed = clockChanges(state, readings, context);
  if (changed) record(changed);
  const access = accessFactsOf(state, context);
  if (!sameAccess(state.access, access))
    record({ kind: 'accessChanged', data: { state: state.state, access } });
  const ladders = Object.fromEntries(readings.map(({ clockId, ladder }) => [clockId, ladder]));
  return {
    before,
    events,
    state,
    ladders: { ...ladders, ...draft.ladders },
    texts: wordsOf(draft.texts),
  };
}

/** The case with its facts of access as they are today; null when they are what was published last. */
export function accessRefreshed(
  before: CaseState,
  { at, actor, ...setting }: Pick<DecisionContext, 'at' | 'actor' | 'directory' | 'policy'>,
): Decision | null {
  const access = accessFactsOf(before, setting);
  if (sameAccess(before.access, access)) return null;
  const event: RecordedEvent = {
    kind: 'accessChanged',
    data: { state: before.state, access },
    version: before.version + 1,
    at: at.toISOString(),
    actor,
  };
  return { before, events: [event], state: evolve(before, event), ladders: {}, texts: {} };
}

function wordsOf(texts: Draft['texts'] = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
