import { Injectable } from '@nestjs/common';
import type { Transaction } from '@tingsu/database';

export interface Organisation {
  readonly version: number;
  readonly timeZone: string;
  readonly campuses: readonly string[];
}

/** Until the first directory came, days are counted in UTC; then everything is counted again. */
export const UNKNOWN_ORGANISATION: Organisation = { version: 0, timeZone: 'UTC', campuses: [] };

@Injectable()
export class OrganisationRepository {
  async find(tx: Transaction, tenantId: string): Promise<Organisation> {
    const [row] = await tx.query<Organisation>(
      'select version, time_zone as "timeZone", campuses from organisation where tenant_id = $1',
      [tenantId],
    );
    return row ?? UNKNOWN_ORGANISATION;
  }

  async store(
    tx: Transaction,
    tenantId: string,
    { version, timeZone, campuses }: Organisation,
  ): Promise<void> {
    await tx.query(
      `insert into organisation (tenant_id, version, time_zone, campuses) values ($1, $2, $3, $4)
       on conflict (tenant_id) do update set version = excluded.version, time_zone = excluded.time_zone, campuses = excluded.campuses`,
      [tenantId, version, timeZone, [...campuses]],
    );
  }
}
