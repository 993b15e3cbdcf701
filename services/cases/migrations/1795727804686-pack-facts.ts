import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a command says is one row of the log, packed. Rows of earlier versions stay as they are, and so does what steps of clocks say. */
export class PackFacts1795727804686 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cases.case_log add column packed bytea, ${PLAIN.map((column) => `alter column ${column} drop not null`).join(', ')},
      add constraint case_log_says_once check (num_nonnulls(packed, data) = 1) not valid`);
    // It is compressed as well as it can be.
    await runner.query('alter table cases.case_log alter column packed set storage external');
  }

  /** Fails when facts were packed meanwhile: earlier versions could not read them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table cases.case_log drop constraint case_log_says_once, ${PLAIN.map((column) => `alter column ${column} set not null`).join(', ')},
      drop column packed`);
  }
}

const PLAIN = ['event_id', 'actor', 'data', 'texts', 'previous_hash'];
