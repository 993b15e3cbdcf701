import {
  CASE_STATES,
  ENDED_STATES,
  type CaseQuerySchema,
  type CaseStateName,
} from '@tingsu/contracts';
import type { z } from 'zod';

type CaseQuery = z.infer<typeof CaseQuerySchema>;
export type View = CaseQuery['view'];

/** A part of the index that is in the order of the list by itself. */
export interface Stream {
  readonly state: CaseStateName;
  readonly breached: boolean;
}

const ENDED: readonly CaseStateName[] = ENDED_STATES;
const OPEN = CASE_STATES.filter((state) => !ENDED.includes(state));

/** Saved views of the work list by the states they show. */
const STATES: Readonly<Record<View, readonly CaseStateName[]>> = {
  all: CASE_STATES,
  open: OPEN,
  overdue: OPEN,
  due_today: OPEN,
  to_accept: ['received', 'registered', 'triage'],
  to_dispatch: ['accepted'],
  follow_up: ['closed'],
  closed: ENDED,
};

/** What a list of this view, and of one state if that is asked for, is merged from. A case that has ended is not overdue. */
export const streamsOf = (view: View, state?: CaseStateName): Stream[] =>
  STATES[view]
    .filter((one) => state === undefined || one === state)
    .flatMap((one) => [
      ...(view === 'overdue' ? [] : [{ state: one, breached: false }]),
      ...(ENDED.includes(one) ? [] : [{ state: one, breached: true }]),
    ]);

/** Until when a case of this view is due, as SQL; null where that does not matter. `today` is the placeholder of the time zone. */
export function dueBefore(view: View, today: () => string): string | null {
  if (view === 'follow_up') return `'infinity'`;
  if (view !== 'due_today') return null;
  const zone = today();
  return `(date_trunc('day', instant() at time zone ${zone}::text) + interval '1 day') at time zone ${zone}::text`;
}
