import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a case has not met with when it begins; a snapshot from before it could be extended, suspended or opened again gets it too. */
const NOTHING_YET = {
  externalDueAt: null,
  extensions: [],
  extensionRequests: [],
  agreedDates: {},
  suspended: null,
  reviewBody: null,
  reportableByHand: false,
  statementWaived: false,
  remedies: [],
  invalidity: null,
};

/** Cases that were written before these facts existed read as if none of them had happened, which is true. */
export class ExtendAndSuspend1795306800000 implements MigrationInterface {
  static readonly formerNames = ['ExtendAndSuspend1763770200000'];

  async up(runner: QueryRunner): Promise<void> {
    // The rows of all tenants: the owner passes row-level security only for this one statement.
    await runner.query('alter table cases.complaint_case no force row level security');
    await runner.query(
      `update cases.complaint_case set snapshot = $1::jsonb || snapshot where not snapshot ? 'extensions'`,
      [JSON.stringify(NOTHING_YET)],
    );
    await runner.query('alter table cases.complaint_case force row level security');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table cases.complaint_case no force row level security');
    await runner.query('update cases.complaint_case set snapshot = snapshot - $1::text[]', [
      Object.keys(NOTHING_YET),
    ]);
    await runner.query('alter table cases.complaint_case force row level security');
  }
}
