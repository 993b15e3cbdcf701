/** What is learned from complaints, by kind; each of it is a loop that is opened and closed again. */
export const LOOP_KINDS = [
  'problem',
  'action',
  'inspection',
  'training',
  'meeting',
  'reading',
  'lesson',
  'circular',
] as const;
export type LoopKind = (typeof LOOP_KINDS)[number];

/**
 * Where a loop stands: something is still to be done; of these, its day is over; done, and its effect is not known yet; ended with an effect;
 * ended without one, or where none is looked for.
 */
export const LOOP_STANDS = ['open', 'overdue', 'check', 'improved', 'closed'] as const;
export type LoopStand = (typeof LOOP_STANDS)[number];
