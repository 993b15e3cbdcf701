import type { CaseQuerySchema } from '@tingsu/contracts';
import type { z } from 'zod';

type CaseQuery = z.infer<typeof CaseQuerySchema>;

/** Conditions of one statement, joined by `and`, with their values numbered. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  get sql(): string {
    return this.parts.join(' and ');
  }

  /** Takes a value in and gives back its placeholder. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(condition: string): void {
    this.parts.push(condition);
  }
}

/** Views of cases that are at work. */
export const OPEN_VIEWS: readonly CaseQuery['view'][] = [
  'open',
  'overdue',
  'due_today',
  'to_accept',
  'to_dispatch',
];

/** Saved views of the work list. `zone` takes in the time zone of the hospital, where a view depends on it. */
export function viewOf(view: CaseQuery['view'], zone: () => string): string {
  if (view !== 'due_today') return VIEWS[view];
  const today = zone();
  return `c.open and c.due_key < (date_trunc('day', instant() at time zone ${today}::text) + interval '1 day') at time zone ${today}::text`;
}

const VIEWS = {
  all: 'true',
  open: 'c.open',
  overdue: 'c.open and c.breached',
  to_accept: `c.state in ('received', 'registered', 'triage')`,
  to_dispatch: `c.state = 'accepted'`,
  follow_up: `c.state = 'closed' and c.due_key < 'infinity'`,
  closed: 'not c.open',
} as const;
