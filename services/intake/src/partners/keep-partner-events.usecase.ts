import { Injectable } from '@nestjs/common';
import { isPartnerEvent } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { NewEvent } from '@tingsu/messaging';
import { v7 as uuid } from 'uuid';
import type { CaseEvent } from '../progress/copied-event.js';
import { partnerEventOf } from './partner-event.js';
import { PartnerEventRepository } from './partner-event.repository.js';

/** Keeps what partners may learn of cases, in the transaction in which intake follows them: it is kept exactly once. */
@Injectable()
export class KeepPartnerEvents {
  constructor(private readonly events: PartnerEventRepository) {}

  async execute(tx: Transaction, events: readonly CaseEvent[]): Promise<void> {
    const said = events.filter(({ type }) => isPartnerEvent(type));
    if (said.length === 0 || !(await this.events.isWanted(tx))) return;
    const caseIds = [...new Set(said.map(({ aggregateid }) => aggregateid))];
    const known = new Map(
      (await this.events.known(tx, caseIds)).map((complaint) => [complaint.caseId, complaint]),
    );
    const kept = said.flatMap((event) => {
      const complaint = known.get(event.aggregateid);
      return (complaint && partnerEventOf(event, complaint)) ?? [];
    });
    await this.events.keep(tx, kept);
  }

  /** What became of a message about a complaint, said with the state of its case. */
  async ofMessage(
    tx: Transaction,
    complaintId: string,
    { definition, data }: Pick<NewEvent, 'definition' | 'data'>,
  ): Promise<void> {
    if (!isPartnerEvent(definition.type) || !(await this.events.isWanted(tx))) return;
    const complaint = await this.events.knownOf(tx, complaintId);
    if (!complaint) return;
    const said = { ...(data as object), state: complaint.state };
    const event = { id: uuid(), type: definition.type, time: tx.now.toISOString(), data: said };
    const kept = partnerEventOf(event, complaint);
    if (kept) await this.events.keep(tx, [kept]);
  }
}
