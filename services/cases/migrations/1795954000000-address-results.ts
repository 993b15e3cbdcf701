import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Results that were served and circulars, by whom they are for, so that people without a right to the case find their own. */
export class AddressResults1795954000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.addressed_result (
      tenant_id uuid not null,
      case_id uuid not null,
      version integer not null,
      place integer not null,
      kind text not null,
      item_id uuid not null,
      case_no text not null,
      campus text not null,
      unit text,
      person uuid,
      at timestamptz not null,
      primary key (tenant_id, case_id, version, place)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'addressed_result', { service: ['select', 'insert'] }),
      'create index addressed_result_at on cases.addressed_result (tenant_id, at desc, case_id, version, place)',
      'create index addressed_result_item on cases.addressed_result (tenant_id, item_id)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table cases.addressed_result');
  }
}
