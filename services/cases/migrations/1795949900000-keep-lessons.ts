import { tenantTable } from '@tingsu/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['lesson', 'reading', 'reading_confirmation'];

/** Typical cases, and what people have to read. */
export class KeepLessons1795949900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table cases.lesson (
      tenant_id uuid not null,
      lesson_id uuid not null,
      version integer not null,
      state text not null,
      draft bytea,
      title text,
      text text,
      category text,
      causes text[] not null,
      written_by uuid not null,
      written_at timestamptz not null,
      published_by uuid,
      published_at timestamptz,
      withdrawn_by uuid,
      order_at timestamptz not null,
      primary key (tenant_id, lesson_id)
    )`);
    await runner.query(`create table cases.reading (
      tenant_id uuid not null,
      reading_id uuid not null,
      title text not null,
      lesson_id uuid,
      departments text[] not null,
      due_at timestamptz not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      primary key (tenant_id, reading_id)
    )`);
    await runner.query(`create table cases.reading_confirmation (
      tenant_id uuid not null,
      reading_id uuid not null,
      person_id uuid not null,
      at timestamptz not null,
      primary key (tenant_id, reading_id, person_id)
    )`);
    for (const statement of [
      ...tenantTable('cases', 'lesson', { service: ['select', 'insert', 'update'] }),
      ...tenantTable('cases', 'reading', { service: ['select', 'insert'] }),
      ...tenantTable('cases', 'reading_confirmation', { service: ['select', 'insert'] }),
      'create index lesson_state on cases.lesson (tenant_id, state, order_at desc, lesson_id desc)',
      'create index reading_asked on cases.reading (tenant_id, asked_at desc, reading_id desc)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`drop table cases.${table}`);
  }
}
