import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import {
  AlarmCleared,
  AlarmRaised,
  DirectoryPublished,
  PolicyCalendarMissing,
  RoutineEscalated,
  RoutineMissed,
} from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { NOTIFYING_TYPES, type NotifyingEvent } from '../rules/notifying-event.js';
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

  @EventPattern<string[]>([...NOTIFYING_TYPES], { together: 'case events' })
  async tellPeopleWhenACaseMoves(
    @Payload() events: NotifyingEvent[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    const [first] = events;
    if (first) await this.tellPeople.execute(inbox.tx, first.tenantid, events);
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
