import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { schemaDrift } from './schema-drift.adapter.js';
import { table } from './table.repository.js';
import { tenantTable } from './tenant-table.ddl.js';

class StartParcels1795294800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table post.parcel (tenant_id uuid not null, parcel_no text primary key, weight integer, labels text[] not null,
         contents jsonb, fragile boolean not null, sent_at timestamptz, seal bytea)`,
    );
    for (const statement of tenantTable('post', 'parcel')) await runner.query(statement);
  }

  async down(): Promise<void> {}
}

@Entity('parcel')
class ParcelEntity {
  @Column('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'parcel_no' }) readonly parcelNo!: string;
  @Column('integer', { nullable: true }) readonly weight!: number | null;
  @Column('text', { array: true }) readonly labels!: string[];
  @Column('jsonb', { nullable: true }) readonly contents!: object | null;
  @Column('boolean') readonly fragile!: boolean;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  @Column('bytea', { nullable: true }) readonly seal!: Buffer | null;
}

const Parcels = table(ParcelEntity);
const tenantId = randomUUID();
const full = {
  tenantId,
  parcelNo: 'P-1',
  weight: 7,
  labels: ['a "quoted" one', '易碎'],
  contents: { cups: [1, 2] },
  fragile: true,
  sentAt: new Date('2026-03-01T08:30:00.250Z'),
  seal: Buffer.from([0, 1, 254]),
};
const empty = {
  tenantId,
  parcelNo: 'P-2',
  weight: null,
  labels: [],
  contents: null,
  fragile: false,
  sentAt: null,
  seal: null,
};
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('post', {
    migrations: [StartParcels1795294800000],
    entities: [ParcelEntity],
  });
});
afterAll(() => database.close());

it('writes any number of rows in one statement, and reads back the same', async () => {
  expect(await schemaDrift(database.dataSource)).toEqual([]);
  const rows = await database.unitOfWork.run(tenantId, async (tx) => {
    await Parcels.add(tx, [full, empty]);
    return Parcels.select(tx, 'order by parcel_no');
  });
  expect(rows).toEqual([full, empty]);
});

it('writes over what is there already, where the statement says so', async () => {
  const Changed = Parcels.pick('weight', 'sentAt');
  const heavier = { ...full, parcelNo: 'P-3', weight: 9, sentAt: '2026-03-02T00:00:00.000Z' };
  const [row] = await database.unitOfWork.run(tenantId, async (tx) => {
    await Parcels.add(tx, [{ ...full, parcelNo: 'P-3' }]);
    await Parcels.add(tx, [heavier], `on conflict (parcel_no) do update set ${Changed.excluded}`);
    return Changed.select(tx, 'where parcel_no = $1', ['P-3']);
  });
  expect(row).toEqual({ weight: 9, sentAt: new Date('2026-03-02T00:00:00.000Z') });
});
