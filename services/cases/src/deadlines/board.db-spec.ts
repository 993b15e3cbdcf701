import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClockPageQuery } from '@tingsu/contracts';
import {
  BoardClocksSchema,
  CaseDetailSchema,
  ClockBoardSchema,
  FiringsSchema,
  OpenAcknowledgementsSchema,
  CLOCK_KINDS,
  isOverdue,
} from '@tingsu/contracts';
import { fakeTime, schemaDrift } from '@tingsu/database';
import { randomBytes } from 'node:crypto';
import { DataKeys, MasterRing } from '@tingsu/privacy';
import {
  aReceived,
  caseNoOf,
  centreHead,
  eastOfficer,
  leader,
  officer,
  openCasesService,
  receive,
  TENANT,
  type CasesService,
} from '../../test/cases.fixture.js';
import { readCase } from '../cases/case-detail.repository.js';
import { OVERDUE } from './board-statements.repository.js';
import { listAsked, listDueSoon, listFirings, listOverdue, readBoard } from './board.repository.js';

const START = '2026-11-20T10:00:00+08:00';
const HOUR = 3_600_000;
const time = fakeTime(START);
const east = {
  ...centreHead,
  grants: [{ role: 'centre_head' as const, campus: 'east', department: null }],
};
const head = {
  ...centreHead,
  grants: [{ role: 'department_head' as const, campus: 'main', department: 'main.complaints' }],
};
let service: CasesService;
let caseNos: string[];
const page = (query: Partial<ClockPageQuery> = {}): ClockPageQuery => ({ limit: 20, ...query });

beforeAll(async () => {
  service = await openCasesService(time);
  const events = Array.from({ length: 3 }, () =>
    aReceived({ receivedAt: time.now().toISOString() }),
  );
  await receive(service, events);
  caseNos = events.map(caseNoOf);
  time.advance(24 * HOUR + 1_000);
  await service.fire.execute('alarm');
  const [caseNo = ''] = caseNos;
  await service.runCommand.execute(officer, {
    caseNo,
    command: 'acknowledgeClock',
    payload: { clockId: 'contact24', stepId: 'breach' },
  });
}, 60_000);
afterAll(() => service?.close());

const asked = <Answer>(
  work: Parameters<typeof service.unitOfWork.run<Answer>>[1],
): Promise<Answer> => service.unitOfWork.run(TENANT, work);

describe('the board of clocks', () => {
  it('agrees with the migrations', async () => {
    expect(await schemaDrift(service.database.dataSource)).toEqual([]);
  });

  it('counts what is due, overdue, asked and not acknowledged, and how late steps acted', async () => {
    const before = ClockBoardSchema.parse(await asked((tx) => readBoard(tx, leader, {})));
    expect(before).toMatchObject({ overdue: 6, awaiting: 5, unacknowledged: 0, armed: 0 });
    expect(before.lateness.fired).toBeGreaterThanOrEqual(3);
    expect(before.lateness.max).not.toBeNull();
    time.advance(5 * HOUR);
    expect(await asked((tx) => readBoard(tx, leader, {}))).toMatchObject({
      awaiting: 5,
      unacknowledged: 5,
    });
    time.advance(-5 * HOUR);
  });

  it('shows each reader what lies within his reach, and what he filters for', async () => {
    for (const who of [east, eastOfficer])
      expect(await asked((tx) => readBoard(tx, who, {}))).toMatchObject({
        overdue: 0,
        awaiting: 0,
      });
    expect(await asked((tx) => readBoard(tx, centreHead, { kind: 'limit' }))).toMatchObject({
      overdue: expect.any(Number),
    });
    expect(await asked((tx) => readBoard(tx, leader, { campus: 'east' }))).toMatchObject({
      overdue: 0,
    });
    expect(
      await asked((tx) => readBoard(tx, leader, { department: 'main.complaints' })),
    ).toMatchObject({ overdue: 6 });
    // Before a case is accepted its departments do not see it.
    expect(await asked((tx) => readBoard(tx, head, {}))).toMatchObject({ overdue: 0 });
  });

  it('lists open acknowledgements page by page, with whether the reader is asked', async () => {
    const first = OpenAcknowledgementsSchema.parse(
      await asked((tx) => listAsked(tx, centreHead, page({ limit: 1 }))),
    );
    const second = await asked((tx) =>
      listAsked(tx, centreHead, page({ cursor: first.nextCursor ?? '' })),
    );
    expect(second.nextCursor).toBeNull();
    const contacts = [...first.items, ...second.items].filter(
      ({ clockId }) => clockId === 'contact24',
    );
    expect(contacts.map(({ caseNo }) => caseNo).sort()).toEqual(caseNos.slice(1).sort());
    expect(contacts[0]).toMatchObject({
      stepId: 'breach',
      mine: true,
      label: { en: expect.any(String) },
    });
    expect(
      (await asked((tx) => listAsked(tx, leader, page()))).items.some(({ mine }) => mine),
    ).toBe(false);
    expect((await asked((tx) => listAsked(tx, leader, page({ mine: 'true' })))).items).toEqual([]);
    expect(
      (await asked((tx) => listAsked(tx, centreHead, page({ mine: 'true' })))).items,
    ).toHaveLength(5);
    await expect(asked((tx) => listAsked(tx, leader, page({ cursor: 'x' })))).rejects.toMatchObject(
      { code: 'request.invalid' },
    );
  });

  it('F2: finds overdue in SQL exactly what `isOverdue` finds', async () => {
    const breaches = [null, '2026-11-19T10:00:00Z'];
    const combinations = CLOCK_KINDS.flatMap((kind) =>
      (['running', 'paused', 'met', 'cancelled'] as const).flatMap((state) =>
        breaches.flatMap((breachedAt) =>
          [null, 'outer15'].map((impliedBy) => ({ kind, state, breachedAt, impliedBy })),
        ),
      ),
    );
    const found = await asked((tx) =>
      tx.query<{ overdue: boolean }>(
        `select ${OVERDUE} as overdue from json_to_recordset($1::json)
          as k(n int, kind text, state text, breached_at timestamptz, implied boolean) order by n`,
        [
          JSON.stringify(
            combinations.map(({ kind, state, breachedAt, impliedBy }, n) => ({
              n,
              kind,
              state,
              breached_at: breachedAt,
              implied: impliedBy !== null,
            })),
          ),
        ],
      ),
    );
    expect(found.map(({ overdue }) => overdue)).toEqual(combinations.map(isOverdue));
  });

  it('lists what is overdue and due soon with the explanation of the due time', async () => {
    const overdue = BoardClocksSchema.parse(await asked((tx) => listOverdue(tx, leader, page())));
    expect(overdue.items).toHaveLength(6);
    expect(overdue.items[0]?.explanation.length).toBeGreaterThan(0);
    BoardClocksSchema.parse(await asked((tx) => listDueSoon(tx, leader, page())));
  });

  it('feeds what fired, when, how late, and who acknowledged', async () => {
    const feed = FiringsSchema.parse(
      await asked((tx) => listFirings(tx, leader, page({ limit: 100 }))),
    );
    const breaches = feed.items.filter(
      ({ stepId, clockId }) => stepId === 'breach' && clockId === 'contact24',
    );
    expect(breaches).toHaveLength(3);
    const done = breaches.find(({ caseNo }) => caseNo === caseNos[0]);
    expect(done).toMatchObject({
      cause: 'time',
      acknowledgement: { state: 'acknowledged', acknowledgedBy: officer.personId },
    });
    expect(done?.notify).toEqual(['owner', 'departmentHead']);
  });

  it('and the page of a case tells what each clock did and will do', async () => {
    const [, caseNo = ''] = caseNos;
    const keys = new DataKeys(MasterRing.of(randomBytes(32)), 'cases');
    const read = await asked(async (tx) =>
      readCase(tx, officer, caseNo, await service.reference.load(tx), keys),
    );
    const contact = CaseDetailSchema.parse(read).clocks.find(
      ({ clockId }) => clockId === 'contact24',
    );
    expect(contact?.acted?.at(-1)).toMatchObject({
      stepId: 'breach',
      acknowledgement: { state: 'open', mine: true },
    });
    expect(
      contact?.ahead?.map(({ stepId, unlessAcknowledged }) => [stepId, unlessAcknowledged]),
    ).toEqual([
      ['escalate1', true],
      ['escalate2', false],
      ['report', false],
    ]);
  });
});
