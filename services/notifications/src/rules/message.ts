import { type Audience, role } from './audience.js';
import type { CaseBrief } from './case-brief.js';
import type { NoticeFacts, Template } from './notice.js';
import type { NotifyingEvent } from './notifying-event.js';

/** One thing to say, and to whom. Each audience must reach at least one person. */
export interface Message {
  readonly template: Template;
  readonly to: readonly Audience[];
  readonly facts: Omit<NoticeFacts, 'caseNo' | 'timeZone' | 'campus' | 'department' | 'insteadOf'>;
  /** Code of the department that the text names. */
  readonly department?: string | null;
  /** For information: where nobody of the audience is there, nobody else is told instead. */
  readonly orNobody?: true;
}

export type TypeOfTold = NotifyingEvent['type'];
type EventsByType = { readonly [Type in TypeOfTold]: Extract<NotifyingEvent, { type: Type }> };
export type Told<Type extends TypeOfTold> = EventsByType[Type];
export type ClockStep = Told<
  | 'case.clockReminded.v1'
  | 'case.clockWarned.v1'
  | 'case.clockBreached.v1'
  | 'case.clockEscalated.v1'
  | 'case.clockReported.v1'
>;
/** What an event makes worth saying. `before` and `after` are the brief around the event. */
export type MessagesOf<Event> = (
  event: Event,
  after: CaseBrief,
  before: CaseBrief | null,
) => readonly Message[];
export type MessagesByType = { readonly [Type in TypeOfTold]: MessagesOf<Told<Type>> };

export const CENTRE = role('centre_officer');
export const toCentre =
  (template: Template): MessagesOf<{ readonly data: { readonly department: string | null } }> =>
  ({ data }) => [{ template, to: [CENTRE], facts: {}, department: data.department }];
