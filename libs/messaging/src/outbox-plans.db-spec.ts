import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Transaction } from '@tingsu/database';
import type { TestDatabase } from '@tingsu/testkit';
import { openCasesDatabase, TENANT } from '../test/support.js';
import { lockCursors, record, waitingOf } from './inbox.repository.js';
import {
  eventsAfter,
  holdBack,
  lockParts,
  markPublished,
  nextAggregates,
  OUTBOX_BEGINNING,
  outboxFigures,
  positionsIn,
  spanEnd,
  unpublishedEvents,
} from './outbox.repository.js';

const MONTHS = 15;
const DAY_MS = 24 * 3_600_000;
const FIRST = ['00000000-0000-0000-0000-000000000000', '', '', 0] as const;

let database: TestDatabase;
beforeAll(async () => {
  database = await openCasesDatabase();
  await database.admin(
    `insert into cases.outbox (created_at, id, tenant_id, part, aggregate_type, aggregate_id, aggregate_version, type, body)
     select now() - n * interval '1 hour', gen_random_uuid(), $1, n % 8, 'case', n::text, 1, 't', '{}'
     from generate_series(1, ${MONTHS} * 30 * 24) as n`,
    [TENANT],
  );
  await database.admin(
    `insert into cases.outbox_waiting (position, created_at, tenant_id, part, aggregate_type, aggregate_id)
     select position, created_at, tenant_id, part, aggregate_type, aggregate_id from cases.outbox order by created_at desc limit 3`,
  );
  await database.admin('select cases.make_partitions()');
  await database.admin('analyze cases.outbox');
}, 60_000);
afterAll(() => database?.close());

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Plan[];
}
const readBy = (plan: Plan): string[] => [
  ...(plan['Relation Name'] && plan['Actual Loops'] > 0 ? [plan['Relation Name']] : []),
  ...(plan.Plans ?? []).flatMap(readBy),
];

/** The past months of the outbox that the statements of this work read. */
async function monthsRead(work: (tx: Transaction) => Promise<unknown>): Promise<string[]> {
  const read: string[] = [];
  await database.unitOfWork.system((tx) => work(explaining(tx, read)));
  const now = `outbox_${new Date().toISOString().slice(0, 7).replace('-', '')}`;
  return [...new Set(read)].filter((name) => name.startsWith('outbox_2') && name <= now).sort();
}

function explaining(tx: Transaction, read: string[]): Transaction {
  const query = async <Row>(sql: string, params?: readonly unknown[]): Promise<Row[]> => {
    if (/^set /.test(sql)) return tx.query(sql);
    const [row] = await tx.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, format json) ${sql}`,
      params,
    );
    if (row) read.push(...readBy(row['QUERY PLAN'][0].Plan));
    return [];
  };
  return { ...tx, query };
}

const ago = (days: number): Date => new Date(Date.now() - days * DAY_MS);
/** A span of two days lies in two months at most. */
const FEW = 2;

describe('with fifteen months of events', () => {
  const recent = [{ position: '1', reason: 'broker.returned' }];

  it.each<[string, (tx: Transaction) => Promise<unknown>]>([
    [
      'the relay reads',
      async (tx) => {
        await lockParts(tx, 1, 0);
        return unpublishedEvents(tx, [0, 1, 2], 500);
      },
    ],
    [
      'the reconciler ends its span',
      (tx) => spanEnd(tx, ago(1), ['case'], { settleSeconds: 0, limit: 100 }),
    ],
    ['the reconciler reads its span', (tx) => positionsIn(tx, ago(300), ago(299), ['case'])],
    [
      'the sweep reads its month',
      (tx) =>
        nextAggregates(tx, { from: ago(300), to: ago(299) }, [...FIRST], {
          settleSeconds: 0,
          limit: 100,
        }),
    ],
    [
      'publishing again reads its span',
      (tx) => eventsAfter(tx, { from: ago(300), to: ago(299), types: null }, OUTBOX_BEGINNING, 500),
    ],
  ])('%s no more than the months that it asks for', async (_, work) => {
    const months = await monthsRead(work);
    expect(months.length).toBeGreaterThan(0);
    expect(months.length).toBeLessThanOrEqual(FEW);
  });

  it.each<[string, (tx: Transaction) => Promise<unknown>]>([
    ['marks', (tx) => markPublished(tx, recent)],
    ['holds back', (tx) => holdBack(tx, recent)],
  ])('the relay %s without reading them', async (_, work) => {
    expect(await monthsRead(work)).toEqual([]);
  });

  it('housekeeping reads none of them: what waits has rows of its own', async () => {
    expect(await monthsRead(outboxFigures)).toEqual([]);
  });

  it('the inbox asks for positions, and for what waits, and for nothing that grows', async () => {
    const [entry] = [
      {
        id: '01900000-0000-7000-8000-0000000000ff',
        type: 't',
        tenantid: TENANT,
        aggregatetype: 'case',
        aggregateid: '1',
        aggregateversion: 1,
        event: null,
        text: null,
      },
    ];
    const read: string[] = [];
    await database.unitOfWork.run(TENANT, async (tx) => {
      const explained = explaining(tx, read);
      await lockCursors(explained, [entry]);
      await waitingOf(explained, [entry]);
      await record(explained, { ready: [entry], early: [entry], repeated: [], reached: new Map() });
    });
    expect([...new Set(read)].sort()).toEqual(['inbox', 'inbox_cursor']);
  });
});
