import type { CaseBrief } from './case-brief.js';
import type { Template } from './notice.js';

/** Grades of which nothing waits for other notices: danger is at least P2. */
const URGENT = ['P1', 'P2'];

/**
 * Whether a notice goes into one message with others of its moment: steps of clocks fall due together, at 17:00 for instance. What is
 * urgent, or must be reported to an authority within hours, is a message of its own.
 */
export const joinsOthers = (
  template: Template,
  { priority, reportable }: Pick<CaseBrief, 'priority' | 'reportable'>,
): boolean =>
  template.startsWith('clock.') && !reportable && !(priority && URGENT.includes(priority));
