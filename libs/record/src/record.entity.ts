import { table } from '@tingsu/database';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What leaves cover of the rows of a log; another one when a column was added. */
@Entity('record_shape')
class RecordShapeEntity {
  @PrimaryColumn('integer') readonly shape!: number;
  @Column('text') readonly log!: string;
  @Column('text', { array: true }) readonly key!: readonly string[];
  @Column('text', { array: true }) readonly columns!: readonly string[];
}

/** Leaves that follow one another, of one log. */
@Entity('record_page')
class RecordPageEntity {
  /** Of its first leaf in the tree. */
  @PrimaryColumn('bigint') readonly position!: string;
  @Column('integer') readonly count!: number;
  @Column('integer') readonly shape!: number;
  /** The transactions whose rows it holds, from (inclusive) to (exclusive); null for rows from before the log was sealed. */
  @Column('bigint', { nullable: true }) readonly since!: string | null;
  @Column('bigint', { nullable: true }) readonly until!: string | null;
  /** Of rows from before the log was sealed: they lie in the order of their keys. */
  @Column('jsonb', { name: 'first_key', nullable: true }) readonly firstKey!: unknown;
  @Column('jsonb', { name: 'last_key', nullable: true }) readonly lastKey!: unknown;
  @Column('bytea') readonly keys!: Buffer;
  /** 32 bytes each. */
  @Column('bytea') readonly leaves!: Buffer;
}

/** A complete node of a height that is a multiple of eight. */
@Entity('record_node')
class RecordNodeEntity {
  @PrimaryColumn('smallint') readonly height!: number;
  @PrimaryColumn('bigint') readonly index!: string;
  @Column('bytea') readonly hash!: Buffer;
}

/** The tree at an instant, signed. */
@Entity('record_checkpoint')
class RecordCheckpointEntity {
  @PrimaryColumn('bigint') readonly nr!: string;
  @Column('bigint') readonly size!: string;
  @Column('timestamptz') readonly at!: Date;
  /** From the left, 32 bytes each: what the tree needs to grow. */
  @Column('bytea') readonly peaks!: Buffer;
  @Column('text') readonly note!: string;
}

/** How far a log is sealed. */
@Entity('record_log')
class RecordLogEntity {
  @PrimaryColumn('text') readonly log!: string;
  /** Rows of transactions before this one are sealed. */
  @Column('bigint') readonly through!: string;
  /** Of the last row that is sealed of those from before. */
  @Column('jsonb', { name: 'old_key', nullable: true }) readonly oldKey!: unknown;
  @Column('boolean', { name: 'old_sealed' }) readonly oldSealed!: boolean;
}

/** What an outside place has. */
@Entity('record_place')
class RecordPlaceEntity {
  @PrimaryColumn('text') readonly place!: string;
  /** Checkpoints up to this one were handed over. */
  @Column('bigint') readonly nr!: string;
  @Column('bigint', { nullable: true }) readonly size!: string | null;
  @Column('timestamptz', { name: 'handed_at', nullable: true }) readonly handedAt!: Date | null;
  @Column('timestamptz', { name: 'failing_since', nullable: true })
  readonly failingSince!: Date | null;
  @Column('text', { nullable: true }) readonly failure!: string | null;
}

/** For the drift check and the data source of every service. */
export const RECORD_ENTITIES = [
  RecordShapeEntity,
  RecordPageEntity,
  RecordNodeEntity,
  RecordCheckpointEntity,
  RecordLogEntity,
  RecordPlaceEntity,
] as const;

export const RecordShapes = table(RecordShapeEntity);
export const RecordPages = table(RecordPageEntity);
export const RecordNodes = table(RecordNodeEntity);
export const RecordCheckpoints = table(RecordCheckpointEntity);
export const RecordLogs = table(RecordLogEntity);
export const RecordPlaces = table(RecordPlaceEntity);
