import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  AlarmCleared,
  AlarmRaised,
  DirectoryPublished,
  type Envelope,
  ImprovementDue,
  ImprovementEffectChecked,
  ImprovementOpened,
  PatternDetected,
  ReadingAsked,
  ReadingDue,
  PolicyCalendarMissing,
  RoutineEscalated,
  RoutineMissed,
  SafetyAskedFor,
  SafetySettled,
  SecurityAcknowledged,
  SecurityEnded,
  SecurityEscalated,
  SecurityRaised,
  WebhookSwitchedOff,
  WebhookSwitchedOn,
} from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { MATTER_TYPES, type MatterEvent } from '../rules/matter-notices.js';
import { isOfResults } from '../rules/result-notices.js';
import { CASE_TYPES, isNotifying, type NotifyingEvent } from '../rules/notifying-event.js';
import { NotifyPeople } from './notify-people.usecase.js';
import { WaitingEventRepository } from './waiting-event.repository.js';

/** Batches come inside the inbox's transaction: one tenant, one type, in the order of each case's versions. */
@Controller()
export class CaseEventsConsumer {
  constructor(
    private readonly tellPeople: NotifyPeople,
    private readonly directories: DirectoryRepository,
    private readonly waiting: WaitingEventRepository,
  ) {}

  /** All that is said of cases comes in one call, so that what belongs to one moment is not torn apart. */
  @EventPattern<string[]>([...CASE_TYPES], { together: 'case events' })
  async tellPeopleWhenACaseMoves(
    @Payload() events: (Envelope | NotifyingEvent)[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const notifying = events.filter(isNotifying);
    const [first] = notifying;
    if (first) await this.tellPeople.execute(inbox.tx, first.tenantid, notifying);
    const results = events.filter(isOfResults);
    const [served] = results;
    if (served) await this.tellPeople.informOfResults(inbox.tx, served.tenantid, results);
  }

  @EventPattern<string>(PolicyCalendarMissing.type)
  async remindAdministrators(
    @Payload() events: PolicyCalendarMissing[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.remindOfCalendars(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string[]>([AlarmRaised.type, AlarmCleared.type], { together: 'alarms' })
  async informOfAlarms(
    @Payload() events: (AlarmRaised | AlarmCleared)[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.informOfAlarms(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string[]>([RoutineMissed.type, RoutineEscalated.type], { together: 'routines' })
  async informOfRoutines(
    @Payload() events: (RoutineMissed | RoutineEscalated)[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.informOfRoutines(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string[]>(
    [
      ImprovementOpened.type,
      ImprovementDue.type,
      ImprovementEffectChecked.type,
      PatternDetected.type,
    ],
    { together: 'learning' },
  )
  async informOfLearning(
    @Payload()
    events: (ImprovementOpened | ImprovementDue | ImprovementEffectChecked | PatternDetected)[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.informOfLearning(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string[]>([ReadingAsked.type, ReadingDue.type], { together: 'readings' })
  async informOfReadings(
    @Payload() events: (ReadingAsked | ReadingDue)[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.informOfReadings(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string[]>([SafetyAskedFor.type, SafetySettled.type], { together: 'safety' })
  async informOfSafety(
    @Payload() events: (SafetyAskedFor | SafetySettled)[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.informOfSafety(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string[]>(
    [SecurityRaised.type, SecurityEscalated.type, SecurityAcknowledged.type, SecurityEnded.type],
    { together: 'incidents' },
  )
  async informOfIncidents(
    @Payload()
    events: (SecurityRaised | SecurityEscalated | SecurityAcknowledged | SecurityEnded)[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.informOfIncidents(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string[]>([...MATTER_TYPES], { together: 'accountability' })
  async informOfMatters(
    @Payload() events: MatterEvent[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.informOfMatters(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string[]>([WebhookSwitchedOff.type, WebhookSwitchedOn.type], {
    together: 'webhooks',
  })
  async informOfWebhooks(
    @Payload() events: (WebhookSwitchedOff | WebhookSwitchedOn)[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.informOfWebhooks(inbox.tx, first.tenantid, events);
  }

  @EventPattern<string>(DirectoryPublished.type)
  async keepTheDirectory(
    @Payload() events: DirectoryPublished[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const latest = events.at(-1);
    if (!latest) return;
    await this.waiting.lock(inbox.tx, latest.tenantid);
    await this.directories.store(inbox.tx, latest.tenantid, latest.aggregateversion, latest.data);
    await this.tellPeople.catchUp(inbox.tx, latest.tenantid);
  }
}
