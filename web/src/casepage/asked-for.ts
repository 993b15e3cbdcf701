import {
  GOODWILL,
  isWithComplainant,
  MILESTONE_FORMS,
  UNPAID_REMEDIES,
  type CaseDetail,
  type ClockView,
  type Facts,
} from '@tingsu/contracts';
import type { CommandField } from './command-field';

/** Whether a field is asked for, given the milestone that is recorded, the remedy that is planned, or what was chosen. */
export const isAskedFor = (
  { part, kind, ofMoney }: CommandField,
  milestone: unknown,
  planned?: unknown,
  setBy?: unknown,
): boolean => {
  const unpaid: readonly unknown[] = UNPAID_REMEDIES;
  if (ofMoney) return isOwed(planned) && (ofMoney === 'owed' || Boolean(setBy));
  if (kind === 'money' || kind === 'instalments') return !unpaid.includes(planned);
  const forms: Readonly<Record<string, readonly string[]>> = MILESTONE_FORMS;
  return part === undefined || (forms[String(milestone)] ?? []).includes(part);
};

/** Whether a field that depends on another one is asked for, given the value of that. */
export const isWhen = ({ when }: CommandField, value: unknown): boolean =>
  !when || when.is.some((one) => one === value);

/** Whether a field is asked for about the chosen task. */
export const isAskedOfTask = (
  { ofTask }: CommandField,
  taskId: unknown,
  { inquiry }: Pick<CaseDetail, 'inquiry'>,
): boolean => {
  const kind = inquiry?.tasks.find((task) => task.taskId === taskId)?.kind;
  return ofTask === undefined || (kind !== undefined && ofTask.includes(kind));
};

/** Whether a field is asked for about the chosen meeting. */
export const isAskedOfMeeting = (
  { ofMeeting }: CommandField,
  meetingId: unknown,
  { meetings = [] }: Pick<CaseDetail, 'meetings'>,
): boolean => {
  const meeting = meetings.find((one) => one.meetingId === meetingId);
  if (ofMeeting === undefined) return true;
  return meeting !== undefined && isWithComplainant(meeting) === (ofMeeting === 'complainant');
};

/** Whether a field is asked for about the chosen evidence: an object is sealed as it is, records as originals or copies. */
export const isAskedOfHold = (
  { ofHold }: CommandField,
  holdId: unknown,
  { holds = [] }: Pick<CaseDetail, 'holds'>,
): boolean =>
  ofHold === undefined || holds.some((hold) => hold.holdId === holdId && hold.kind === ofHold);

/** Goodwill is owed to nobody. */
const isOwed = (planned: unknown): boolean =>
  Boolean(planned) &&
  ![...UNPAID_REMEDIES, ...GOODWILL].some((remedy: unknown) => remedy === planned);

/** Whether a field may be left empty, given the clock that the command is about. */
export const isOptional = (
  field: CommandField,
  clock: Pick<ClockView, 'extensionNotice'> | undefined,
): boolean => field.optional === true && !(field.noticeOfExtension && clock?.extensionNotice);

/** A category without a topic can be kept, but routes nowhere and cannot be accepted (T-12): said before it is sent. */
export const lacksTopic = (facts: Facts | undefined): boolean =>
  typeof facts?.['category'] === 'string' &&
  !(Array.isArray(facts['topics']) && facts['topics'].length > 0);
