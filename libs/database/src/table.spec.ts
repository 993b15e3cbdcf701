import { describe, expect, it } from '@jest/globals';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { table } from './table.repository.js';

@Entity('parcel')
class ParcelEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text', { name: 'parcel_no' }) readonly parcelNo!: string;
  @Column('text', { array: true }) readonly labels!: string[];
  @Column('timestamptz', { name: 'sent_at', nullable: true }) readonly sentAt!: Date | null;
  @Column('bytea', { nullable: true }) readonly seal!: Buffer | null;
}

const Parcels = table(ParcelEntity);
const Sent = Parcels.pick('parcelNo', 'sentAt');

describe('the table of an entity', () => {
  it('lists its columns as SQL names them, reads them as the entity names them', () => {
    expect(Sent.names).toBe('parcel_no, sent_at');
    expect(Sent.as()).toBe('parcel_no as "parcelNo", sent_at as "sentAt"');
    expect(Sent.as('p')).toBe('p.parcel_no as "parcelNo", p.sent_at as "sentAt"');
  });

  it('reads instants as text where that is wanted', () => {
    expect(Sent.asText('p')).toBe(
      `p.parcel_no as "parcelNo", to_char(p.sent_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "sentAt"`,
    );
  });

  it('defines the rows that come as one parameter', () => {
    expect(Parcels.omit('tenantId', 'seal').rows()).toBe(
      'json_to_recordset($1::json) as r ("parcelNo" text, "labels" text[], "sentAt" timestamptz)',
    );
    expect(Sent.rows('$3', 'n', { earlier: 'integer' })).toBe(
      'json_to_recordset($3::json) as n ("parcelNo" text, "sentAt" timestamptz, "earlier" integer)',
    );
  });

  it('inserts them, with what all of them have in common', () => {
    expect(Sent.insert({ tenantId: '$2::uuid' })).toBe(
      'insert into parcel (tenant_id, parcel_no, sent_at) select $2::uuid, r."parcelNo", r."sentAt" ' +
        'from json_to_recordset($1::json) as r ("parcelNo" text, "sentAt" timestamptz)',
    );
  });

  it('updates and finds rows by them', () => {
    expect(Sent.set()).toBe('parcel_no = r."parcelNo", sent_at = r."sentAt"');
    expect(Sent.excluded).toBe('parcel_no = excluded.parcel_no, sent_at = excluded.sent_at');
    expect(Sent.match('p')).toBe('p.parcel_no = r."parcelNo" and p.sent_at = r."sentAt"');
  });

  it('writes bytes as PostgreSQL reads them, and instants as ISO text', () => {
    const row = { parcelNo: 'P-1', sentAt: new Date(0), seal: Buffer.from([1, 171]) };
    expect(JSON.parse(Parcels.omit('tenantId', 'labels').json([row]))).toEqual([
      { parcelNo: 'P-1', sentAt: '1970-01-01T00:00:00.000Z', seal: '\\x01ab' },
    ]);
  });

  it('writes half a character as U+FFFD, and leaves text that only looks like one', () => {
    const rows = [
      { parcelNo: 'a\ud83d', sentAt: null },
      { parcelNo: 'b\\ud83d 😀', sentAt: null },
    ];
    expect(JSON.parse(Sent.json(rows))).toEqual([
      { parcelNo: 'a\ufffd', sentAt: null },
      { parcelNo: 'b\\ud83d 😀', sentAt: null },
    ]);
  });

  it('is refused to a class that is no entity, and has no column by another name', () => {
    expect(() => table(class Letter {})).toThrow('Letter is not an entity');
    const others: string = 'weight';
    expect(() => Parcels.pick(others as 'labels')).toThrow('no column for weight');
  });
});
