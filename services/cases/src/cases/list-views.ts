import {
  CASE_STATES,
  ENDED_STATES,
  type CaseQuerySchema,
  type CaseStateName,
} from '@tingsu/contracts';
import type { z } from 'zod';
import { INQUIRY_STATES } from '../lifecycle/inquiry-rules.js';
import { PART_STATES } from '../lifecycle/parts.js';
import { streamWord } from '../ledger/case-member.js';

type CaseQuery = z.infer<typeof CaseQuerySchema>;
export type View = CaseQuery['view'];

const ENDED: readonly CaseStateName[] = ENDED_STATES;
const OPEN = CASE_STATES.filter((state) => !ENDED.includes(state));

/** Views of the work list by the states they show. */
const STATES: Readonly<Record<View, readonly CaseStateName[]>> = {
  all: CASE_STATES,
  open: OPEN,
  overdue: OPEN,
  due_today: OPEN,
  mine: OPEN,
  to_triage: ['received', 'registered'],
  to_accept: ['triage'],
  to_dispatch: ['accepted'],
  to_sign: ['dispatched'],
  statements_owed: PART_STATES,
  my_tasks: INQUIRY_STATES,
  // A remedy may be added after closing.
  to_approve: [...OPEN, 'closed'],
  unassigned: OPEN,
  unacknowledged: OPEN,
  returned: ['accepted'],
  reopened: OPEN,
  watched: CASE_STATES,
  new_messages: CASE_STATES,
  not_told: CASE_STATES,
  hotline_12345: OPEN,
  call_back_today: ['closed'],
  follow_up: ['closed'],
  closed: ENDED,
};

/**
 * The streams from which a list of this view, and of one state if that is asked for, is merged: words of lists. `due_soon` is what is due
 * today and not overdue.
 */
export const streamsOf = (view: View | 'due_soon', state?: CaseStateName): string[] =>
  STATES[view === 'due_soon' ? 'due_today' : view]
    .filter((one) => state === undefined || one === state)
    .flatMap((one) => marksOf(view, one).map((mark) => streamWord(one, mark)));

/** A case that has ended is not overdue; after that only its call-backs can be due. */
function marksOf(view: View | 'due_soon', state: CaseStateName): ('none' | 'overdue' | 'due')[] {
  if (view === 'due_soon') return ['none'];
  if (view === 'follow_up' || view === 'call_back_today') return ['due'];
  if (ENDED.includes(state)) return ['none', 'due'];
  return view === 'overdue' ? ['overdue'] : ['none', 'overdue'];
}

/** Views that end with what is due today. */
export const endsToday = (view: View): boolean =>
  view === 'due_today' || view === 'call_back_today';

/** Until when a case of a view that ends today is due, as SQL, with the placeholder of the time zone. */
export const endOfToday = (zone: string): string =>
  `(date_trunc('day', instant() at time zone ${zone}::text) + interval '1 day') at time zone ${zone}::text`;
