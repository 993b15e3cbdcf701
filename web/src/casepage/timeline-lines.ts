import type { TimelineEntry } from '../api/types';
import type { LabelTable } from '../i18n/labels';

/** What turning an entry into words needs. */
export interface Speech {
  label(table: LabelTable, code: string): string;
  name(text: { zh: string; en: string }): string;
  instant(at: string): string;
  list(items: readonly string[]): string;
  campus(code: string): string;
  department(code: string): string;
  person(id: string): string;
  category(code: string): string;
  /** The name of a clock of this case. */
  clock(clockId: string): string;
}

type Data = Readonly<Record<string, unknown>>;
const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly Data[] => (Array.isArray(value) ? value.filter(isData) : []);
const stringsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const localized = (value: unknown): { zh: string; en: string } | null =>
  isData(value) && typeof value.zh === 'string' ? { zh: value.zh, en: text(value.en) } : null;

/** Name of an event without its version: `case.accepted.v1` → `case.accepted`. */
export const eventName = (type: string): string => type.replace(/\.v\d+$/, '');

const CLOCK_EVENTS = ['case.clocksChanged', 'case.clockWarned', 'case.clockBreached', 'case.clockEscalated'];
export type EntryGroup = 'people' | 'clocks' | 'system';
export const groupOf = (entry: Pick<TimelineEntry, 'type' | 'actor'>): EntryGroup => {
  if (CLOCK_EVENTS.includes(eventName(entry.type))) return 'clocks';
  return entry.actor.type === 'staff' || entry.actor.type === 'person' ? 'people' : 'system';
};

const clockName = (clock: Data, speech: Speech): string => {
  const found = localized(clock.label);
  return found ? speech.name(found) : speech.clock(text(clock.clockId));
};

const MARK = { started: '▶', met: '✓', moved: '→', paused: '❚❚', resumed: '▶', cancelled: '✕' } as const;
const clockLines = (data: Data, speech: Speech): string[] =>
  (Object.keys(MARK) as (keyof typeof MARK)[]).flatMap((what) =>
    listOf(data[what]).map((clock) => {
      const due = text(clock.dueAt);
      return `${MARK[what]} ${clockName(clock, speech)}${due ? ` · ${speech.instant(due)}` : ''}`;
    }),
  );

const classified = (data: Data, speech: Speech): string[] => {
  const parts = [
    text(data.category) && speech.category(text(data.category)),
    ...stringsOf(data.topics).map((topic) => speech.label('topic', topic)),
    text(data.nature) && speech.label('nature', text(data.nature)),
    text(data.priority) && speech.label('priority', text(data.priority)),
  ].filter(Boolean);
  const lead = text(data.leadDepartment) ? speech.department(text(data.leadDepartment)) : text(data.lead);
  return [parts.join(' · '), ...(lead ? [`→ ${lead}`] : [])].filter(Boolean);
};

const departments = (codes: readonly string[], speech: Speech): string => speech.list(codes.map(speech.department));

const LINES: Readonly<Record<string, (data: Data, speech: Speech) => string[]>> = {
  'case.opened': (data, speech) => [
    [speech.label('channel', text(data.channel)), text(data.campus) && speech.campus(text(data.campus))]
      .filter(Boolean)
      .join(' · '),
  ],
  'case.classified': classified,
  'case.clocksChanged': clockLines,
  'case.clockWarned': (data, speech) => [`${clockName(data, speech)} · ${speech.instant(text(data.dueAt))}`],
  'case.clockBreached': (data, speech) => [`${clockName(data, speech)} · ${speech.instant(text(data.dueAt))}`],
  'case.clockEscalated': (data, speech) => [`${clockName(data, speech)} · ${speech.instant(text(data.dueAt))}`],
  'case.supplementRequested': (data, speech) => [speech.list(stringsOf(data.missing).map((one) => speech.label('missing', one)))],
  'case.declined': (data, speech) => [speech.label('decline', text(data.reasonCode))],
  'case.merged': (data) => [text(data.targetCaseNo)],
  'case.mergeReceived': (data) => [text(data.sourceCaseNo)],
  'case.departmentContacted': (data, speech) => [
    `${speech.department(text(data.department))} · ${speech.label('medium', text(data.medium))}`,
  ],
  'case.dispatched': (data, speech) => [departments([text(data.lead), ...stringsOf(data.assist)].filter(Boolean), speech)],
  'case.signedFor': (data, speech) => [`${speech.department(text(data.department))} · ${speech.person(text(data.personId))}`],
  'case.returned': (data, speech) => [speech.department(text(data.department))],
  'case.packageSubmitted': (data, speech) => [speech.department(text(data.department))],
  'case.opinionDrafted': (data, speech) => [speech.label('outcome', text(data.outcome))],
  'case.approvalDecided': (data, speech) => [speech.label('command', data.decision === 'approved' ? 'approve' : 'reject')],
  'case.feedbackInterim': (data, speech) => [speech.label('medium', text(data.medium))],
  'case.feedbackGiven': (data, speech) => [
    [speech.label('medium', text(data.medium)), speech.label('outcome', text(data.outcome))].filter(Boolean).join(' · '),
  ],
  'case.closed': (data, speech) => [speech.label('outcome', text(data.outcome))],
  'case.followUpPlanned': (data, speech) => listOf(data.items).map((item) => speech.instant(text(item.dueAt))),
  'case.followUpDone': (data, speech) => [speech.label('followUp', text(data.result))],
};

/** What an entry says beyond its heading, line by line; nothing for one that its heading tells in full. */
export const linesOf = (entry: Pick<TimelineEntry, 'type' | 'data'>, speech: Speech): readonly string[] =>
  (LINES[eventName(entry.type)]?.(entry.data, speech) ?? []).filter((line) => line.trim() !== '');
