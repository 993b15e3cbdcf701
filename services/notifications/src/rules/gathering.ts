import type { CaseBrief } from './case-brief.js';
import type { Template } from './notice.js';

/** Grades of which nothing waits: danger is at least P2. */
const URGENT = ['P1', 'P2'];

/** Whether nothing about the case waits: it is urgent, speaks of a danger, or must be reported to an authority within hours. */
export const isUrgent = ({
  priority,
  reportable,
  danger,
}: Pick<CaseBrief, 'priority' | 'reportable' | 'danger'>): boolean =>
  reportable || danger || Boolean(priority && URGENT.includes(priority));

/**
 * Whether a notice goes into one message with others of its moment: steps of clocks fall due together, at 17:00 for instance. What is
 * urgent, or must be reported to an authority within hours, is a message of its own.
 */
export const joinsOthers = (template: Template, brief: Parameters<typeof isUrgent>[0]): boolean =>
  template.startsWith('clock.') && !isUrgent(brief);
