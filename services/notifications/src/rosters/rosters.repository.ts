import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';
import { RosterCopies, type RosterCopyEntity } from './roster-copy.entity.js';
import type { Rosters } from './rosters.js';

const Read = RosterCopies.pick('subject', 'duties', 'absences');

/** The local copy of each tenant's rosters, read from the database only when one of them changed. */
@Injectable()
export class RostersRepository {
  private readonly kept = new Map<
    string,
    { readonly version: number; readonly rosters: Rosters }
  >();

  /** Keeps the newest of each: an older copy that comes later changes nothing. */
  async store(tx: Transaction, copies: readonly RosterCopyEntity[]): Promise<void> {
    const newest = new Map(copies.map((copy) => [copy.subject, copy]));
    await RosterCopies.add(
      tx,
      [...newest.values()],
      `on conflict (tenant_id, subject) do update set ${RosterCopies.omit('tenantId', 'subject').excluded} where roster_copy.version < excluded.version`,
    );
  }

  /** Each change raises the version of one copy, so their sum tells whether any changed. */
  async find(tx: Transaction, tenantId: string): Promise<Rosters> {
    const [row] = await tx.query<{ version: number }>(
      'select coalesce(sum(version), 0)::int as version from roster_copy where tenant_id = $1',
      [tenantId],
    );
    const version = row?.version ?? 0;
    const known = this.kept.get(tenantId);
    if (known?.version === version) return known.rosters;
    const rows = await Read.select(tx, 'where tenant_id = $1', [tenantId]);
    const rosters = {
      duties: new Map(rows.map(({ subject, duties }) => [subject, duties])),
      absences: rows.flatMap(({ absences }) => absences),
    };
    this.kept.set(tenantId, { version, rosters });
    return rosters;
  }
}
