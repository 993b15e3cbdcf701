import { Inject, Injectable } from '@nestjs/common';
import {
  AlarmCleared,
  type AlarmRaised,
  is,
  NoticeSent,
  type PolicyCalendarMissing,
  type RoutineEscalated,
  type ReadingAsked,
  type ReadingDue,
  type RoutineMissed,
  SafetyAskedFor,
  SafetySettled,
  SecurityAcknowledged,
  SecurityEnded,
  SecurityEscalated,
  SecurityRaised,
  WebhookSwitchedOff,
  WebhookSwitchedOn,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { counter, logger } from '@tingsu/runtime';
import { type NewEvent, Outbox } from '@tingsu/messaging';
import { DeliverMails } from '../delivery/deliver-mails.job.js';
import { type Directory, reachableIn } from '../directory/directory.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import type { Place } from '../robots/alerts.js';
import { AlertRobots } from '../robots/alert-robots.usecase.js';
import { RostersRepository } from '../rosters/rosters.repository.js';
import type { CaseBrief } from '../rules/case-brief.js';
import { isUrgent, joinsOthers } from '../rules/gathering.js';
import { alarmNotices } from '../rules/alarm-notices.js';
import { whoEntersTheYear } from '../rules/calendar-missing.js';
import { learningNotices, type Learned } from '../rules/learning-notices.js';
import type { Notice } from '../rules/notice.js';
import { endsWaiting, matterNotices, type MatterEvent } from '../rules/matter-notices.js';
import { resultNotices, settledOfResults, type ResultEvent } from '../rules/result-notices.js';
import { readingNotices } from '../rules/reading-notices.js';
import { routineNotices } from '../rules/routine-notices.js';
import { safetyNotices, securityNotices } from '../rules/security-notices.js';
import { settledBy } from '../rules/settled.js';
import { webhookNotices } from '../rules/webhook-notices.js';
import type { NotifyingEvent } from '../rules/notifying-event.js';
import { notificationOf } from '../rules/recipients.js';
import type { Told } from '../rules/watch-notices.js';
import { CaseBriefRepository } from './case-brief.repository.js';
import { InformWatchers } from './inform-watchers.usecase.js';
import {
  type Gathering,
  type NewNotice,
  NoticeRepository,
  type ToldNotice,
} from './notice.repository.js';
import { PlanMails } from './plan-mails.usecase.js';
import { WaitingEventRepository } from './waiting-event.repository.js';

const SAFETY_TEMPLATES = [
  ...(['safety.emergency', 'safety.path', 'safety.task', 'safety.look'] as const),
  ...(['safety.decide', 'safety.review', 'safety.appeal'] as const),
] as const;
export const GATHERING = Symbol('GATHERING');

const written = counter('notices_told_total', 'Notices written');
const unanswered = counter(
  'notices_unanswered_total',
  'Audiences without anyone in the directory; the head of the centre was notified instead',
);

/** Writes the notices of a batch of events, in the transaction that applies the events. */
@Injectable()
export class NotifyPeople {
  constructor(
    private readonly directories: DirectoryRepository,
    private readonly rosters: RostersRepository,
    private readonly briefs: CaseBriefRepository,
    private readonly notices: NoticeRepository,
    private readonly watchers: InformWatchers,
    private readonly waiting: WaitingEventRepository,
    private readonly planMails: PlanMails,
    private readonly mails: DeliverMails,
    private readonly outbox: Outbox,
    private readonly robots: AlertRobots,
    @Inject(GATHERING) private readonly gathering: Gathering,
  ) {}

  async execute(
    tx: Transaction,
    tenantId: string,
    events: readonly NotifyingEvent[],
  ): Promise<void> {
    const directory =
      (await this.directories.find(tx, tenantId)) ?? (await this.lookAgain(tx, tenantId));
    if (directory) await this.tell(tx, tenantId, directory, events);
    else await this.waiting.keep(tx, tenantId, events);
  }

  /** Everything that waited for a directory, now that there is one. */
  async catchUp(tx: Transaction, tenantId: string): Promise<void> {
    const events = await this.waiting.take(tx, tenantId);
    if (events.length > 0) await this.execute(tx, tenantId, events);
  }

  /** Before the first directory there is no one to remind; the reminder comes again until the year is there. */
  async remindOfCalendars(
    tx: Transaction,
    tenantId: string,
    events: readonly PolicyCalendarMissing[],
  ): Promise<void> {
    await this.writeOfNoCase(tx, tenantId, events, whoEntersTheYear);
  }

  /** Before the first directory there is no one to inform, and no complaint either. What is over asks for nothing. */
  async informOfAlarms(
    tx: Transaction,
    tenantId: string,
    events: readonly (AlarmRaised | AlarmCleared)[],
  ): Promise<void> {
    await this.writeOfNoCase(tx, tenantId, events, alarmNotices);
    for (const event of events)
      if (is(event, AlarmCleared))
        await this.notices.settleOfNoCase(tx, {
          ...{ template: 'alarm.raised', subjectId: null, before: event.time },
        });
  }

  /** Before the first directory there is no one who owes a routine. */
  async informOfRoutines(
    tx: Transaction,
    tenantId: string,
    events: readonly (RoutineMissed | RoutineEscalated)[],
  ): Promise<void> {
    const rosters = await this.rosters.find(tx, tenantId);
    await this.writeOfNoCase(tx, tenantId, events, (event, directory) =>
      routineNotices(event, directory, rosters),
    );
  }

  /** Before the first directory there is no department that could do anything. */
  async informOfLearning(
    tx: Transaction,
    tenantId: string,
    events: readonly Learned[],
  ): Promise<void> {
    const rosters = await this.rosters.find(tx, tenantId);
    await this.writeOfNoCase(tx, tenantId, events, (event, directory) =>
      learningNotices(event, directory, rosters),
    );
  }

  /** Before the first directory there is nobody to read anything. */
  async informOfReadings(
    tx: Transaction,
    tenantId: string,
    events: readonly (ReadingAsked | ReadingDue)[],
  ): Promise<void> {
    const rosters = await this.rosters.find(tx, tenantId);
    await this.writeOfNoCase(tx, tenantId, events, (event, directory) =>
      readingNotices(event, directory, rosters),
    );
  }

  async informOfSafety(
    tx: Transaction,
    tenantId: string,
    events: readonly (SafetyAskedFor | SafetySettled)[],
  ): Promise<void> {
    const rosters = await this.rosters.find(tx, tenantId);
    const asking = events.filter((event) => is(event, SafetyAskedFor));
    await this.writeOfNoCase(tx, tenantId, asking, (event, directory) =>
      safetyNotices(event, directory, rosters),
    );
    for (const event of events)
      if (is(event, SafetySettled))
        for (const template of event.data.what
          ? [`safety.${event.data.what}` as const]
          : SAFETY_TEMPLATES)
          await this.notices.settleOfNoCase(tx, {
            ...{ template, subjectId: event.aggregateid, before: event.time },
          });
  }

  /** What somebody sees to, or is over, asks nobody any more. */
  async informOfIncidents(
    tx: Transaction,
    tenantId: string,
    events: readonly (SecurityRaised | SecurityEscalated | SecurityAcknowledged | SecurityEnded)[],
  ): Promise<void> {
    const rosters = await this.rosters.find(tx, tenantId);
    const calling = events.filter(
      (event) => is(event, SecurityRaised) || is(event, SecurityEscalated),
    );
    await this.writeOfNoCase(tx, tenantId, calling, (event, directory) =>
      securityNotices(event, directory, rosters),
    );
    for (const event of events)
      if (is(event, SecurityAcknowledged) || is(event, SecurityEnded))
        for (const template of ['security.raised', 'security.escalated'] as const)
          await this.notices.settleOfNoCase(tx, {
            ...{ template, subjectId: event.aggregateid, before: event.time },
          });
  }

  /** Once something is decided or dropped, nobody has to decide it any more. */
  async informOfMatters(
    tx: Transaction,
    tenantId: string,
    events: readonly MatterEvent[],
  ): Promise<void> {
    await this.writeOfNoCase(tx, tenantId, events, matterNotices);
    for (const event of events.filter(endsWaiting))
      await this.notices.settleOfNoCase(tx, {
        ...{ template: 'accountability.waiting', subjectId: event.aggregateid },
        before: event.time,
      });
  }

  /** Before the first directory nobody could be served. */
  async informOfResults(
    tx: Transaction,
    tenantId: string,
    events: readonly ResultEvent[],
  ): Promise<void> {
    const briefs = await this.briefs.load(
      tx,
      tenantId,
      events.map(({ aggregateid }) => aggregateid),
    );
    await this.writeOfNoCase(tx, tenantId, events, (event, directory) =>
      resultNotices(event, briefs.get(event.aggregateid) ?? null, directory),
    );
    for (const event of events) {
      const settled = settledOfResults(event);
      if (settled) await this.notices.settleOfNoCase(tx, { ...settled, before: event.time });
    }
  }

  /** The notice leaves as soon as the address is on again. */
  async informOfWebhooks(
    tx: Transaction,
    tenantId: string,
    events: readonly (WebhookSwitchedOff | WebhookSwitchedOn)[],
  ): Promise<void> {
    const off = events.filter((event) => is(event, WebhookSwitchedOff));
    await this.writeOfNoCase(tx, tenantId, off, webhookNotices);
    for (const event of events)
      if (is(event, WebhookSwitchedOn))
        await this.notices.settleOfNoCase(tx, {
          ...{ template: 'webhook.off', subjectId: event.aggregateid, before: event.time },
        });
  }

  private async writeOfNoCase<Event extends { readonly id: string; readonly time: string }>(
    tx: Transaction,
    tenantId: string,
    events: readonly Event[],
    noticesOf: (event: Event, directory: Directory) => readonly Notice[],
  ): Promise<void> {
    const directory = await this.directories.find(tx, tenantId);
    if (!directory) return;
    const reachable = reachableIn(directory);
    const notices = events.flatMap((event) =>
      noticesOf(event, directory).map((notice) => ({
        ...notice,
        eventId: event.id,
        eventAt: event.time,
        caseId: null,
        joins: false,
        reachable: reachable.has(notice.recipientId),
        urgent: false,
      })),
    );
    await this.robots.execute(
      tx,
      notices.map((notice) => ({ ...notice, place: null })),
    );
    await this.write(tx, tenantId, notices, 0);
  }

  private async lookAgain(tx: Transaction, tenantId: string): Promise<Directory | null> {
    await this.waiting.lock(tx, tenantId);
    return this.directories.find(tx, tenantId);
  }

  private async tell(
    tx: Transaction,
    tenantId: string,
    directory: Directory,
    events: readonly NotifyingEvent[],
  ): Promise<void> {
    const briefs = await this.briefs.load(
      tx,
      tenantId,
      events.map((event) => event.aggregateid),
    );
    const rosters = await this.rosters.find(tx, tenantId);
    const reachable = reachableIn(directory);
    const changed = new Set<string>();
    const notices: NewNotice[] = [];
    const told: Told[] = [];
    let missing = 0;
    for (const event of events) {
      const before = briefs.get(event.aggregateid) ?? null;
      const notification = notificationOf(event, before, directory, rosters);
      if (notification.brief !== before) changed.add(event.aggregateid);
      briefs.set(event.aggregateid, notification.brief);
      missing += notification.unanswered;
      told.push({ event, recipients: notification.notices.map((notice) => notice.recipientId) });
      for (const notice of notification.notices) {
        notices.push({
          ...notice,
          eventId: event.id,
          eventAt: event.time,
          caseId: event.aggregateid,
          joins: joinsOthers(notice.template, notification.brief),
          reachable: reachable.has(notice.recipientId),
          urgent: isUrgent(notification.brief),
        });
      }
    }
    const places = new Map([...briefs].map(([caseId, brief]) => [caseId, placeOf(brief)]));
    await this.robots.execute(
      tx,
      notices.map((notice) => ({ ...notice, place: places.get(notice.caseId ?? '') ?? null })),
    );
    notices.push(...(await this.watchers.toInform(tx, told, briefs, directory)));
    await this.briefs.store(
      tx,
      tenantId,
      [...briefs.values()].filter((brief) => changed.has(brief.caseId)),
    );
    await this.write(tx, tenantId, notices, missing);
    const opened = [...briefs.values()].map(({ openedAt }) => openedAt?.getTime() ?? 0);
    const settled = events.flatMap(settledBy);
    await this.notices.settle(tx, tenantId, settled, new Date(Math.min(...opened)));
  }

  private async write(
    tx: Transaction,
    tenantId: string,
    notices: readonly NewNotice[],
    missing: number,
  ): Promise<void> {
    const planned = await this.planMails.execute(tx, notices);
    const { told, mails } = await this.notices.insert(tx, tenantId, planned, this.gathering);
    const begun = told.filter(
      ({ noticeId, bundleId }) => bundleId === null || bundleId === noticeId,
    );
    await this.outbox.append(
      tx,
      begun.map((notice) => shownInApp(notice, tx.now)),
    );
    tx.afterCommit(() => this.report(told.length, mails, missing));
  }

  private report(notices: number, mails: number, missing: number): void {
    written.inc(notices);
    if (mails > 0) this.mails.wake();
    if (missing === 0) return;
    unanswered.inc(missing);
    logger.warn(
      { audiences: missing },
      'no one in the directory answers for an audience; the head of the complaint centre was notified instead',
    );
  }
}

const placeOf = ({
  campus,
  leadDepartment,
  respondent,
  assistDepartments,
  confidential,
}: CaseBrief): Place => ({
  ...{ campus, confidential },
  departments: [leadDepartment, respondent, ...assistDepartments].filter((one) => one !== null),
});

/** A message that is stored is shown in the app: the page of its recipient is notified. Its mail, if any, is version 2. */
function shownInApp({ noticeId, template, recipientId, caseId }: ToldNotice, at: Date): NewEvent {
  const actor = { type: 'system', id: null, role: null } as const;
  const data = { noticeId, template, medium: 'in_app', recipientId, caseId, attempts: 1 };
  return { definition: NoticeSent, aggregateId: noticeId, aggregateVersion: 1, data, actor, at };
}
