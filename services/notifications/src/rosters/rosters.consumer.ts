import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { AbsenceChanged, RosterChanged } from '@tingsu/contracts';
import { InboxContext } from '@tingsu/messaging';
import { rosterKey } from './rosters.js';
import { RostersRepository } from './rosters.repository.js';

/** Keeps the copy of rosters and absences by which people are notified. */
@Controller()
export class RostersConsumer {
  constructor(private readonly rosters: RostersRepository) {}

  @EventPattern<string>(RosterChanged.type)
  async keepRosters(@Payload() events: RosterChanged[], @Ctx() inbox: InboxContext): Promise<void> {
    await this.rosters.store(
      inbox.tx,
      events.map(({ tenantid, aggregateversion, data: { campus, unit, duties } }) => ({
        tenantId: tenantid,
        subject: rosterKey(campus, unit),
        version: aggregateversion,
        duties,
        absences: [],
      })),
    );
  }

  @EventPattern<string>(AbsenceChanged.type)
  async keepAbsences(
    @Payload() events: AbsenceChanged[],
    @Ctx() inbox: InboxContext,
  ): Promise<void> {
    await this.rosters.store(
      inbox.tx,
      events.map(({ tenantid, aggregateid, aggregateversion, data: { absences } }) => ({
        tenantId: tenantid,
        subject: aggregateid,
        version: aggregateversion,
        duties: [],
        absences,
      })),
    );
  }
}
