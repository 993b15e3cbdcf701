import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('tenant')
class TenantEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('text') readonly code!: string;
  @Column('text', { array: true, default: [] }) readonly hosts!: string[];
  @Column('boolean', { name: 'is_default', default: false }) readonly isDefault!: boolean;
  @Column('text', { name: 'name_zh' }) readonly nameZh!: string;
  @Column('text', { name: 'name_en' }) readonly nameEn!: string;
  @Column('text', { name: 'time_zone' }) readonly timeZone!: string;
}

@Entity('campus')
class CampusEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly code!: string;
  @Column('text', { name: 'name_zh' }) readonly nameZh!: string;
  @Column('text', { name: 'name_en' }) readonly nameEn!: string;
  @Column('text', { array: true }) readonly channels!: string[];
  @Column('boolean') readonly open!: boolean;
  @Column('integer') readonly position!: number;
}

@Entity('department')
class DepartmentEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('text') readonly code!: string;
  @Column('text') readonly campus!: string;
  @Column('text', { name: 'name_zh' }) readonly nameZh!: string;
  @Column('text', { name: 'name_en' }) readonly nameEn!: string;
  @Column('boolean') readonly public!: boolean;
  @Column('text', { name: 'answers_for', array: true }) readonly answersFor!: string[];
  @Column('text', { name: 'head_nurse', nullable: true }) readonly headNurse!: string | null;
  @Column('integer') readonly position!: number;
  /** The department of the same campus that it is a part of. */
  @Column('text', { nullable: true }) readonly parent!: string | null;
  /** From then on it is offered nowhere; null while it works. */
  @Column('timestamptz', { name: 'closed_at', nullable: true }) readonly closedAt!: Date | null;
  @Column('text', { name: 'merged_into', nullable: true }) readonly mergedInto!: string | null;
}

@Entity('directory_version')
class DirectoryVersionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'content_hash' }) readonly contentHash!: string;
  @Column('timestamptz', { name: 'published_at' }) readonly publishedAt!: Date;
}

export const ORGANISATION_ENTITIES = [
  TenantEntity,
  CampusEntity,
  DepartmentEntity,
  DirectoryVersionEntity,
] as const;
