import { table } from '@tingsu/database';
import type { Lesson, ReadingStep } from '@tingsu/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A typical case. Until a second person published it, its words are sealed; then nobody is in them any more. */
@Entity('lesson')
export class LessonEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'lesson_id' }) readonly lessonId!: string;
  @Column('integer') readonly version!: number;
  @Column('text') readonly state!: Lesson['state'];
  @Column('bytea', { nullable: true }) readonly draft!: Buffer | null;
  @Column('text', { nullable: true }) readonly title!: string | null;
  @Column('text', { nullable: true }) readonly text!: string | null;
  @Column('text', { nullable: true }) readonly category!: string | null;
  @Column('text', { array: true }) readonly causes!: readonly string[];
  @Column('uuid', { name: 'written_by' }) readonly writtenBy!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('uuid', { name: 'published_by', nullable: true }) readonly publishedBy!: string | null;
  @Column('timestamptz', { name: 'published_at', nullable: true })
  readonly publishedAt!: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true }) readonly withdrawnBy!: string | null;
  @Column('timestamptz', { name: 'order_at' }) readonly orderAt!: Date;
}

/** Something that people have to read. Its title is the name of a rule or of a typical case, never of a person. */
@Entity('reading')
export class ReadingEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'reading_id' }) readonly readingId!: string;
  /** Of its last event. */
  @Column('integer', { default: 0 }) readonly version!: number;
  @Column('text') readonly title!: string;
  @Column('uuid', { name: 'lesson_id', nullable: true }) readonly lessonId!: string | null;
  @Column('text', { array: true }) readonly departments!: readonly string[];
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('uuid', { name: 'asked_by' }) readonly askedBy!: string;
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
}

/** Append-only: who has read it. */
@Entity('reading_confirmation')
export class ReadingConfirmationEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'reading_id' }) readonly readingId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('timestamptz') readonly at!: Date;
}

/** Somebody who was told to read it: until when, and when he is told again. */
@Entity('reading_reader')
class ReadingReaderEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id' }) readonly tenantId!: string;
  @PrimaryColumn('uuid', { name: 'reading_id' }) readonly readingId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) readonly personId!: string;
  @Column('timestamptz', { name: 'told_at' }) readonly toldAt!: Date;
  @Column('timestamptz', { name: 'due_at' }) readonly dueAt!: Date;
  @Column('text', { name: 'next_step', nullable: true }) readonly nextStep!: ReadingStep | null;
  @Column('timestamptz', { name: 'next_at', nullable: true }) readonly nextAt!: Date | null;
}

export const Lessons = table(LessonEntity);
export const Readings = table(ReadingEntity);
export const ReadingConfirmations = table(ReadingConfirmationEntity);
export const ReadingReaders = table(ReadingReaderEntity);
