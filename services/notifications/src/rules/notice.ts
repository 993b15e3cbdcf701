import type { CaseStateName, LocalizedText } from '@tingsu/contracts';

/** Every sort of notice, and whether it also goes out by e-mail or is only shown in the app. */
export const TEMPLATES = {
  // A new complaint of normal weight waits in the work list; a mail for each would teach people to ignore mails.
  'case.new': { mail: false },
  'case.urgent': { mail: true },
  'case.reportable': { mail: true },
  'case.owned': { mail: true },
  'case.assigned': { mail: true },
  'case.signedFor': { mail: false },
  'case.returned': { mail: true },
  'case.supplementReceived': { mail: false },
  'case.corrected': { mail: true },
  'case.urged': { mail: true },
  'case.orderReturned': { mail: true },
  'case.orderExtended': { mail: false },
  'case.added': { mail: false },
  'case.wrote': { mail: true },
  'case.withdrawalAsked': { mail: true },
  'case.dissatisfied': { mail: true },
  'case.packageSubmitted': { mail: true },
  'case.delegated': { mail: true },
  'work.planned': { mail: false },
  'work.unable': { mail: true },
  'department.urged': { mail: true },
  'urge.answered': { mail: true },
  'notice.failed': { mail: true },
  'part.asked': { mail: true },
  'part.returned': { mail: true },
  'part.submitted': { mail: true },
  'case.approvalRequested': { mail: true },
  'case.approvalDecided': { mail: true },
  'case.fedBack': { mail: false },
  'case.closed': { mail: false },
  'case.mentioned': { mail: true },
  'case.withdrawn': { mail: false },
  // Far from the due time: shown in the app, not sent by e-mail.
  'clock.reminded': { mail: false },
  'clock.warned': { mail: true },
  'clock.breached': { mail: true },
  'clock.escalated': { mail: true },
  'clock.unacknowledged': { mail: true },
  'clock.reported': { mail: true },
  'extension.requested': { mail: true },
  'extension.granted': { mail: true },
  'extension.refused': { mail: true },
  'calendar.missing': { mail: true },
  'alarm.raised': { mail: true },
  'alarm.cleared': { mail: true },
  'followUp.planned': { mail: true },
  'routine.missed': { mail: true },
  'routine.escalated': { mail: true },
  // To who only watches a case.
  'watch.moved': { mail: false },
  'watch.answered': { mail: false },
  'watch.overdue': { mail: false },
  'watch.escalated': { mail: false },
  'watch.reopened': { mail: false },
  'watch.ended': { mail: false },
} as const satisfies Record<string, { readonly mail: boolean }>;

export type Template = keyof typeof TEMPLATES;
/** For information: nothing is asked of who reads it. */
export const informs = (template: Template): boolean => template.startsWith('watch.');
export const isTemplate = (name: string): name is Template => name in TEMPLATES;

/** What a template may say: numbers, names of units and times, never a word of the complaint nor who complained. */
export interface NoticeFacts {
  /** Null in what is about no case. */
  readonly caseNo: string | null;
  readonly timeZone: string;
  /** When the event happened that this is about, and the clock; missing in notices of earlier versions. */
  readonly at?: string;
  readonly clockId?: string;
  /** Where the case stands. */
  readonly state?: CaseStateName;
  readonly campus?: LocalizedText;
  readonly department?: LocalizedText;
  readonly label?: LocalizedText;
  readonly dueAt?: string;
  readonly level?: number;
  readonly priority?: string;
  readonly channel?: string;
  readonly approved?: boolean;
  /** The head of the centre ruled that the department answers, so it cannot return the case. */
  readonly ruled?: boolean;
  readonly calls?: number;
  /** The hospital goes on although the complainant withdrew (T-36). */
  readonly continues?: boolean;
  /** The step of a clock that the reader is asked to acknowledge, and until when. */
  readonly acknowledge?: {
    readonly clockId: string;
    readonly stepId: string;
    readonly by: string;
    readonly asked: string;
  };
  /** Where an extension leads. */
  readonly newDueAt?: string;
  /** The first day of a routine's period, `YYYY-MM-DD`. */
  readonly period?: string;
  /** A calendar that lacks a year, and how: not there at all, or only provisional. */
  readonly calendarId?: string;
  readonly year?: number;
  readonly provisional?: boolean;
  /** How many complaints an alarm is about, the numbers of the first of them, and since when. */
  readonly count?: number;
  readonly examples?: string;
  readonly since?: string;
  /** No one answers for the unit named here, so the head of the complaint centre is notified instead. */
  readonly insteadOf?: string;
}

export interface Notice {
  readonly template: Template;
  readonly recipientId: string;
  readonly facts: NoticeFacts;
}
