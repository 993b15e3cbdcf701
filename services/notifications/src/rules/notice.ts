import type { CaseStateName, LocalizedText } from '@tingsu/contracts';

/** What a notice is to its reader: about a deadline or a danger, so that it waits for nothing; something to do; or nothing to do. */
export type Weight = 'now' | 'task' | 'information';
interface Sort {
  readonly weight: Weight;
  /** Whether it goes out by e-mail, when the reader wishes it to, or is only shown in the app. */
  readonly mail: boolean;
}
const NOW = { weight: 'now', mail: true } as const;
const TASK = { weight: 'task', mail: true } as const;
const INFORMATION = { weight: 'information', mail: true } as const;

/** Every sort of notice. */
export const TEMPLATES = {
  // A new complaint of normal weight waits in the work list; a mail for each would teach people to ignore mails.
  'case.new': { weight: 'task', mail: false },
  'case.urgent': NOW,
  'case.reportable': NOW,
  'case.owned': TASK,
  'case.handedOver': INFORMATION,
  'case.assigned': TASK,
  'case.signedFor': INFORMATION,
  'case.returned': TASK,
  'case.supplementReceived': { weight: 'task', mail: false },
  'case.corrected': TASK,
  'case.urged': NOW,
  'case.orderReturned': NOW,
  'case.orderExtended': INFORMATION,
  'case.added': { weight: 'task', mail: false },
  'case.wrote': TASK,
  'case.withdrawalAsked': TASK,
  'case.dissatisfied': TASK,
  'case.packageSubmitted': TASK,
  'case.statementWaived': TASK,
  'case.delegated': TASK,
  'work.planned': INFORMATION,
  'work.unable': TASK,
  'department.urged': TASK,
  'urge.answered': TASK,
  'notice.failed': NOW,
  'escalation.raised': NOW,
  'escalation.ruled': TASK,
  'task.planned': TASK,
  'task.done': INFORMATION,
  'interest.conflict': TASK,
  'review.asked': TASK,
  'meeting.called': TASK,
  'meeting.changed': TASK,
  'meeting.reminder': NOW,
  'meeting.off': NOW,
  'meeting.declined': TASK,
  'part.asked': TASK,
  'part.returned': TASK,
  'part.submitted': TASK,
  'case.approvalRequested': TASK,
  'case.approvalDecided': TASK,
  'remedy.approvalAsked': TASK,
  'remedy.planned': TASK,
  'reconsideration.asked': TASK,
  'result.served': TASK,
  'reconsideration.decided': TASK,
  'remedy.rejected': TASK,
  'case.fedBack': INFORMATION,
  'case.closed': INFORMATION,
  'case.urgentClosed': INFORMATION,
  'case.mentioned': TASK,
  'case.withdrawn': INFORMATION,
  // Far from the due time: shown in the app, not sent by e-mail.
  'clock.reminded': { weight: 'now', mail: false },
  'clock.warned': NOW,
  'clock.breached': NOW,
  'clock.escalated': NOW,
  'clock.unacknowledged': NOW,
  'clock.reported': NOW,
  'extension.requested': NOW,
  'extension.granted': INFORMATION,
  'extension.refused': NOW,
  'calendar.missing': TASK,
  'alarm.raised': NOW,
  'alarm.cleared': INFORMATION,
  'followUp.planned': TASK,
  'safety.emergency': NOW,
  'safety.path': NOW,
  'safety.task': TASK,
  'safety.look': TASK,
  'safety.decide': TASK,
  'safety.review': TASK,
  'safety.appeal': TASK,
  'security.raised': NOW,
  'security.escalated': NOW,
  'accountability.waiting': TASK,
  'accountability.decided': NOW,
  'routine.missed': NOW,
  'routine.escalated': NOW,
  'improvement.opened': TASK,
  'improvement.again': TASK,
  'improvement.due': TASK,
  'improvement.overdue': NOW,
  'improvement.escalated': NOW,
  'improvement.check': TASK,
  'improvement.checkOverdue': NOW,
  'pattern.detected': TASK,
  'pattern.alike': TASK,
  'reading.asked': TASK,
  'reading.due': TASK,
  'reading.overdue': NOW,
  'reading.escalated': TASK,
  'webhook.off': TASK,
  // To who only watches a case.
  'watch.moved': INFORMATION,
  'watch.answered': INFORMATION,
  'watch.overdue': INFORMATION,
  'watch.escalated': INFORMATION,
  'watch.reopened': INFORMATION,
  'watch.ended': INFORMATION,
} as const satisfies Record<string, Sort>;

export type Template = keyof typeof TEMPLATES;
/** For information: nothing is asked of who reads it. */
export const informs = (template: Template): boolean =>
  TEMPLATES[template].weight === 'information';
export const isTemplate = (name: string): name is Template => name in TEMPLATES;

/** What a template may say: numbers, names of units, places and times, never a word of the complaint nor who complained. */
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
  /** Where a meeting is held. */
  readonly place?: string;
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
  /** What a notice about no case is about, by its id and by the name that people gave it. */
  readonly subjectId?: string;
  readonly name?: string;
  /** A partner said that it wants nothing any more; otherwise nothing arrived for days. */
  readonly gone?: boolean;
  /** No one answers for the unit named here, so the head of the complaint centre is notified instead. */
  readonly insteadOf?: string;
}

export interface Notice {
  readonly template: Template;
  readonly recipientId: string;
  readonly facts: NoticeFacts;
}
