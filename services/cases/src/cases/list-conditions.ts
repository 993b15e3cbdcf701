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

/** Saved views of the work list; `:zone` is the tenant's time zone. */
export const VIEWS = {
  all: `:zone::text is not null`,
  open: `open and :zone::text is not null`,
  due_today: `open and next_due_at < (date_trunc('day', instant() at time zone :zone::text) + interval '1 day') at time zone :zone::text`,
  overdue: `open and breached and :zone::text is not null`,
  to_accept: `state in ('received', 'registered', 'triage') and :zone::text is not null`,
  to_dispatch: `state = 'accepted' and :zone::text is not null`,
  follow_up: `state = 'closed' and next_due_at is not null and :zone::text is not null`,
  closed: `not open and :zone::text is not null`,
} as const;
