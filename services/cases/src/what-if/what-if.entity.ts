import type { WhatIf, WhatIfChange } from '@tingsu/contracts';
import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Content } from '../policies/draft.js';
import type { Tallies } from './outcome.js';

@Entity('what_if_run')
export class WhatIfRunEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'run_id' }) readonly runId!: string;
  @Column('uuid', { name: 'draft_id' }) readonly draftId!: string;
  @Column('integer') readonly revision!: number;
  @Column('jsonb') readonly content!: Content;
  @Column('jsonb') readonly against!: WhatIf['against'];
  @Column('text') readonly state!: WhatIf['state'];
  @Column('integer') readonly done!: number;
  @Column('integer') readonly total!: number;
  @Column('integer') readonly changed!: number;
  @Column('jsonb') readonly tallies!: Tallies;
  @Column('timestamptz', { name: 'reached_at', nullable: true }) readonly reachedAt!: Date | null;
  @Column('uuid', { name: 'reached_id', nullable: true }) readonly reachedId!: string | null;
  @Column('uuid', { name: 'started_by' }) readonly startedBy!: string;
  @Column('timestamptz', { name: 'started_at' }) readonly startedAt!: Date;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) readonly finishedAt!: Date | null;
}

@Entity('what_if_change')
export class WhatIfChangeEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'run_id' }) readonly runId!: string;
  @PrimaryColumn('integer') readonly number!: number;
  @Column('text') readonly subject!: string;
  @Column('jsonb') readonly decisions!: WhatIfChange['decisions'];
  @Column('jsonb') readonly clocks!: WhatIfChange['clocks'];
}

export const WhatIfRuns = table(WhatIfRunEntity);
export const WhatIfChanges = table(WhatIfChangeEntity);
