import { Injectable } from '@nestjs/common';
import type { RowOf, Transaction } from '@tingsu/database';
import { Organisations } from './read-model.entity.js';

const Known = Organisations.omit('tenantId');
export type Organisation = RowOf<typeof Known>;

/** Until the first directory came, days are counted in UTC; then everything is counted again. */
const UNKNOWN_ORGANISATION: Organisation = { version: 0, timeZone: 'UTC', campuses: [] };

@Injectable()
export class OrganisationRepository {
  async find(tx: Transaction, tenantId: string): Promise<Organisation> {
    const [row] = await Known.select(tx, 'where tenant_id = $1', [tenantId]);
    return row ?? UNKNOWN_ORGANISATION;
  }

  async store(
    tx: Transaction,
    tenantId: string,
    { version, timeZone, campuses }: Organisation,
  ): Promise<void> {
    await Organisations.add(
      tx,
      [{ tenantId, version, timeZone, campuses }],
      `on conflict (tenant_id) do update set ${Known.excluded}`,
    );
  }
}
