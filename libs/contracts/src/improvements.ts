/** What an improvement action comes from. */
export const IMPROVEMENT_ORIGINS = [
  'cases',
  'problem',
  'suggestion',
  'inspection',
  'meeting',
  'follow_up',
  'own',
] as const;
export type ImprovementOrigin = (typeof IMPROVEMENT_ORIGINS)[number];

/** To do; done and waiting for the effect check; really improved; not improved, so another action follows; not needed any more. */
export const IMPROVEMENT_STATES = [
  'open',
  'done',
  'improved',
  'not_improved',
  'withdrawn',
] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

/** When somebody is notified: some days before the last day, after it, one level up; the same for the check. */
export const IMPROVEMENT_STEPS = [
  'reminder',
  'overdue',
  'escalation',
  'check',
  'checkOverdue',
] as const;
export type ImprovementStep = (typeof IMPROVEMENT_STEPS)[number];
