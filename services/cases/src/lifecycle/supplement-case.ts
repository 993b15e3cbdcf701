import type { ComplaintSupplemented } from '@tingsu/contracts';
import { dangersOf } from '@tingsu/policy';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { classified } from './classify.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { isEnded } from './transitions.js';

/**
 * The sending body corrected its complaint or pressed for an answer, in whatever state the case is: the timeline shows it, and a new due
 * time moves the clock of the outside body, and words of danger raise the case. Each version of the complaint is applied once; null when all of them are known.
 */
export function supplementCase(
  state: CaseState,
  supplements: readonly ComplaintSupplemented[],
  context: DecisionContext,
): Decision | null {
  const fresh = supplements.filter(
    ({ aggregateversion: version }, index) =>
      version > (state.complaintVersion ?? 1) &&
      supplements.findIndex(({ aggregateversion }) => aggregateversion === version) === index,
  );
  if (fresh.length === 0) return null;
  const events = fresh.map(({ aggregateversion, data: { kind, at, externalDueAt, ...found } }) => ({
    kind: 'complaintSupplemented' as const,
    data: {
      state: state.state,
      supplement: kind,
      saidAt: at,
      externalDueAt,
      complaintVersion: aggregateversion,
      ...(found.contactable ? { contactable: true as const } : {}),
    },
  }));
  const dangers = fresh.flatMap(({ data }) => data.danger ?? []);
  return conclude(state, { events: [...events, ...regraded(state, dangers, context)] }, context);
}

/** Words of danger raise an open case as those do with which it came, also where a person said before that there was none. */
export function regraded(
  state: CaseState,
  dangers: readonly string[],
  context: DecisionContext,
): CaseEvent[] {
  const facts = state.classification?.facts ?? {};
  const known = dangersOf(facts);
  const fresh = [...new Set(dangers)].filter((danger) => !known.includes(danger));
  if (fresh.length === 0 || isEnded(state.state)) return [];
  return [classified(state, { ...facts, danger: [...known, ...fresh] }, context, false)];
}
