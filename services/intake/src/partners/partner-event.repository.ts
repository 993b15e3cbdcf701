import { Injectable } from '@nestjs/common';
import { type Given, type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { CaseCopies } from '../progress/case-copy.entity.js';
import { Complaints } from '../complaints/complaint.entity.js';
import type { KnownComplaint } from './partner-event.js';
import { PartnerEvents, PartnerFeeds } from './partner-event.entity.js';

const Copy = CaseCopies.pick('caseId', 'state');
const Known = Complaints.pick('complaintNo', 'campus', 'adapterId', 'externalRef');
const KNOWN_BY = (
  what: 'case_id' | 'complaint_id',
) => `select ${Copy.as('k')}, ${Known.as('c')}, coalesce((k.access ->> 'confidential')::boolean, false) as confidential
  from case_copy k join complaint c on c.tenant_id = k.tenant_id and c.id = k.complaint_id
  where k.tenant_id = $1 and k.${what} = any($2::uuid[])`;

const Kept = PartnerEvents.omit('tenantId', 'nr', 'position');
type KeptEvent = Given<RowOf<typeof Kept>>;
const KEEP = `${Kept.insert({ tenantId: '$2::uuid' })} on conflict do nothing`;

const WANTED = `select from (values (1)) as one where exists (select from webhook_endpoint where tenant_id = $1)
  or exists (select from adapter where tenant_id = $1 and reads_events <> 'none')`;

const Feed = PartnerFeeds.pick('position');
const BEGIN =
  'insert into partner_feed (tenant_id, position, gone_position) values ($1, 0, 0) on conflict do nothing';
/** Whoever holds this row decides alone what comes next, and commits before the next one begins: no position is seen before a smaller one. */
const PLACE = `with next as (
    select event_id, row_number() over (order by nr) as n from (
      select event_id, nr from partner_event where tenant_id = $1 and position is null order by nr limit $3) u
  ), placed as (
    update partner_event e set position = $2::bigint + next.n from next
    where e.tenant_id = $1 and e.event_id = next.event_id returning e.position
  )
  update partner_feed set position = (select max(position) from placed)
  where tenant_id = $1 and exists (select from placed) returning ${Feed.as()}`;
const OLD = `with old as (
    delete from partner_event where tenant_id = $1 and position is not null and at < instant() - make_interval(days => $2)
    returning position
  )
  update partner_feed set gone_position = greatest(gone_position, (select max(position) from old))
  where tenant_id = $1 and exists (select from old)`;

/** What partners may learn, in the order in which they learn it. */
@Injectable()
export class PartnerEventRepository {
  /** Whether anybody wants to learn anything; while nobody does, nothing is kept. */
  async isWanted(tx: Transaction): Promise<boolean> {
    return (await tx.query(WANTED, [tx.tenantId])).length > 0;
  }

  known(tx: Transaction, caseIds: readonly string[]): Promise<KnownComplaint[]> {
    return tx.query<KnownComplaint>(KNOWN_BY('case_id'), [tx.tenantId, caseIds]);
  }

  /** With the state of its case; null while that is not known here. */
  async knownOf(
    tx: Transaction,
    complaintId: string,
  ): Promise<(KnownComplaint & { readonly state: string }) | null> {
    const [known = null] = await tx.query<KnownComplaint & { readonly state: string }>(
      KNOWN_BY('complaint_id'),
      [tx.tenantId, [complaintId]],
    );
    return known;
  }

  async keep(tx: Transaction, events: readonly KeptEvent[]): Promise<void> {
    if (events.length > 0) await tx.query(KEEP, [Kept.json(events), tenantOf(tx)]);
  }

  /** Hospital groups with events that have no place yet. */
  async waiting(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ readonly tenantId: string }>(
      'select distinct tenant_id as "tenantId" from partner_event where position is null',
    );
    return rows.map(({ tenantId }) => tenantId);
  }

  /** Hospital groups that have a feed. */
  async tenants(tx: Transaction): Promise<string[]> {
    const rows = await PartnerFeeds.pick('tenantId').select(tx);
    return rows.map(({ tenantId }) => tenantId);
  }

  /** Gives the next events their place. Returns the last place before them and of them; null when none wait. */
  async place(
    tx: Transaction,
    limit: number,
  ): Promise<{ readonly before: string; readonly last: string } | null> {
    await tx.query(BEGIN, [tx.tenantId]);
    const [feed] = await Feed.select(tx, 'where tenant_id = $1 for update', [tx.tenantId]);
    if (!feed) throw new Error('the feed of a hospital group vanished');
    const [moved] = await tx.query<RowOf<typeof Feed>>(PLACE, [tx.tenantId, feed.position, limit]);
    return moved ? { before: feed.position, last: moved.position } : null;
  }

  async forgetOld(tx: Transaction, days: number): Promise<void> {
    await tx.query(OLD, [tx.tenantId, days]);
  }
}
