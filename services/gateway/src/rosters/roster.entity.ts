import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The version of what was published last of a unit's roster, or of a person's absences. */
@Entity('roster_version')
class RosterVersionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  /** `main/main.office` for a unit of a campus, or a staff id. */
  @PrimaryColumn('text') readonly subject!: string;
  @Column('integer') readonly version!: number;
}

@Entity('duty')
class DutyEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'duty_id' }) readonly dutyId!: string;
  @Column('text') readonly campus!: string;
  /** The code of a department, or a role of the campus. */
  @Column('text') readonly unit!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('timestamptz', { name: 'starts_at' }) readonly startsAt!: Date;
  @Column('timestamptz', { name: 'ends_at' }) readonly endsAt!: Date;
}

@Entity('absence')
class AbsenceEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'absence_id' }) readonly absenceId!: string;
  @Column('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('uuid') readonly deputy!: string;
  @Column('timestamptz', { name: 'starts_at' }) readonly startsAt!: Date;
  @Column('timestamptz', { name: 'ends_at' }) readonly endsAt!: Date;
  @Column('uuid', { name: 'entered_by' }) readonly enteredBy!: string;
  @Column('timestamptz', { name: 'entered_at' }) readonly enteredAt!: Date;
}

export const Absences = table(AbsenceEntity);
export const ROSTER_ENTITIES = [RosterVersionEntity, DutyEntity, AbsenceEntity] as const;
