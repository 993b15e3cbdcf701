/** What may be done to make a matter good. */
export const REMEDIES = [
  'apology',
  'explanation',
  'refund',
  'waiver',
  'compensation',
  'treatment',
  'correction',
  'exchange',
  'training',
  'process',
  'discount',
  'gift',
  'free_service',
  'absorbed_cost',
  'other',
] as const;
export type RemedyKind = (typeof REMEDIES)[number];
/** Gestures of goodwill (补偿性关照): they stand beside a solution and never in its place. */
export const GOODWILL = [
  'discount',
  'gift',
  'free_service',
  'absorbed_cost',
] as const satisfies readonly RemedyKind[];
/** What is nothing without an amount, and what has none. */
export const PAID_REMEDIES = [
  'refund',
  'waiver',
  'compensation',
] as const satisfies readonly RemedyKind[];
export const UNPAID_REMEDIES = [
  'apology',
  'explanation',
  'correction',
  'training',
  'process',
] as const satisfies readonly RemedyKind[];

/** Who outside set an amount, above what the hospital promises by itself. */
export const AMOUNT_SETTERS = [
  'mediation',
  'administrative_mediation',
  'arbitration',
  'court',
] as const;

/** What the complainant says to what is offered; `not_asked`: nobody could ask him. */
export const PLAN_CHOICES = ['chosen', 'refused', 'not_asked'] as const;
