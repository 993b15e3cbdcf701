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

/** Saved views of the work list. `zone` takes in the time zone of the hospital, where a view depends on it. */
export function viewOf(view: CaseQuery['view'], zone: () => string): string {
  if (view !== 'due_today') return VIEWS[view];
  const today = zone();
  return `open and due_key < (date_trunc('day', instant() at time zone ${today}::text) + interval '1 day') at time zone ${today}::text`;
}

const VIEWS = {
  all: 'true',
  open: 'open',
  overdue: 'open and breached',
  to_accept: `state in ('received', 'registered', 'triage')`,
  to_dispatch: `state = 'accepted'`,
  follow_up: `state = 'closed' and due_key < 'infinity'`,
  closed: 'not open',
} as const;
