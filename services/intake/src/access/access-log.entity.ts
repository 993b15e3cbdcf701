import type { AccessLogEntry } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The classes of access that intake answers for. */
export type ReadAction = 'words.read' | 'attachments.read' | 'originals.read' | 'copies.give';
/** Papers of a case, looked at or made for good. */
export type PaperAction = 'papers.read' | 'papers.make';
/** Everything of a case, taken out as one archive. */
export type DossierAction = 'dossier.make';

/** Who read what, and who was refused. Rows are only ever added. */
@Entity('access_log')
export class AccessLogEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid') readonly id!: string;
  @PrimaryColumn('timestamptz') readonly at!: Date;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('text') readonly action!:
    | ReadAction
    | PaperAction
    | DossierAction
    | 'refused.read'
    | 'find'
    | 'found'
    | 'revealed'
    | 'corrected'
    | 'register.read'
    | 'register.export'
    | 'register.exported'
    | 'orders.export';
  /** Of a refused message its own id; null for a search and for the register. */
  @Column('uuid', { name: 'complaint_id', nullable: true }) readonly complaintId!: string | null;
  @Column('uuid', { name: 'upload_id', nullable: true }) readonly uploadId!: string | null;
  /** By what was searched, or found: never the words. Of a reveal or a correction why. Of the register which days and campus, and how many complaints. */
  @Column('text', { nullable: true }) readonly reason!: string | null;
  /** Which fields were asked for unmasked, or corrected. */
  @Column('text', { array: true, nullable: true }) readonly fields!: readonly string[] | null;
  /** Of which campuses the register was read; null for all else. */
  @Column('text', { array: true, nullable: true }) readonly campuses!: readonly string[] | null;
  @Column('text', { default: 'allowed' }) readonly outcome!: AccessLogEntry['outcome'];
}

export const Accesses = table(AccessLogEntity);
