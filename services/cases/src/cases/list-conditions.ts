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

/**
 * Saved views of the work list, on the row of the case (`c`) or on the row of a member (`m`), which says all but whether a clock is
 * broken. `zone` takes in the time zone of the hospital, where a view depends on it.
 */
export function viewOf(view: CaseQuery['view'], row: 'c' | 'm', zone: () => string): string {
  switch (view) {
    case 'all':
      return 'true';
    case 'open':
      return `${row}.open`;
    case 'overdue':
      return row === 'c' ? 'c.open and c.breached' : 'm.open';
    case 'due_today': {
      const today = zone();
      return `${row}.open and ${row}.due_key < (date_trunc('day', instant() at time zone ${today}::text) + interval '1 day') at time zone ${today}::text`;
    }
    case 'to_accept':
      return `${row}.state in ('received', 'registered', 'triage')`;
    case 'to_dispatch':
      return `${row}.state = 'accepted'`;
    case 'follow_up':
      return `${row}.state = 'closed' and ${row}.due_key < 'infinity'`;
    case 'closed':
      return `not ${row}.open`;
  }
}
