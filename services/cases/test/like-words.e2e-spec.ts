import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CommonProblemFiguresSchema,
  CommonProblemsSchema,
  WordingMarked,
  type CommonProblem,
  type Envelope,
  type Identity,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import { randomUUID } from 'node:crypto';
import { DetectProblems } from '../src/common-problems/detect-problems.usecase.js';
import { RUDENESS } from '../src/lifecycle/case.fixture.js';
import { aReceived, caseNoOf, eastOfficer, leader, officer, TENANT } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

/** Marks as intake makes them: of waiting, X-ray and Monday. */
const SHARED = [11, 12, 13];

let cases: RunningCases;
let rare = 1_000;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
  await eventually(async () => (await cases.get(leader, '/api/v1/cases/load')).status === 200);
}, 90_000);
afterAll(() => cases?.close());

/** A case that was classified and belongs to a department, whose words have these marks. */
async function worded(
  lead: string,
  marks: readonly number[],
  { person = null, facts = RUDENESS }: { person?: number | null; facts?: object } = {},
): Promise<string> {
  const event = aReceived();
  await cases.publish([event]);
  const caseNo = caseNoOf(event);
  const path = `/api/v1/cases/${caseNo}`;
  await eventually(async () => (await cases.get(officer, path)).status === 200);
  for (const [command, payload] of [
    ['startTriage', {}],
    ['classify', { facts }],
    ['accept', {}],
    ['dispatch', { lead, assist: [] }],
  ] as const) {
    const { version } = (await cases.get(leader, path)).body;
    const answer = await cases.post(officer, `${path}/commands/${command}`, {
      ...{ expectedVersion: version, payload },
    });
    expect([command, answer.status]).toEqual([command, 200]);
  }
  const { campus, receivedAt } = event.data;
  await cases.publish([
    marked({
      epoch: 1,
      complaints: [
        {
          ...{ complaintId: event.aggregateid, campus, receivedAt, person },
          words: [...marks, (rare += 1), (rare += 1)],
        },
      ],
    }),
  ]);
  return caseNo;
}

const marked = (data: WordingMarked['data']): Envelope & { data: unknown } => ({
  ...directoryEvent(),
  ...{ id: randomUUID(), type: WordingMarked.type, source: '/tingsu/intake', tenantid: TENANT },
  ...{ aggregatetype: 'wording', aggregateid: randomUUID(), data },
});
const kept = async (): Promise<number> =>
  (await cases.database.admin('select 1 from cases.case_words')).length;
const detect = () => cases.app.get(DetectProblems).execute();
async function byWords(who: Identity, query = ''): Promise<CommonProblem[]> {
  const { body } = await cases.get(who, `/api/v1/common-problems${query}`);
  return CommonProblemsSchema.parse(body).items.filter(({ foundBy }) => foundBy === 'words');
}
const figures = async () =>
  CommonProblemFiguresSchema.parse(
    (await cases.get(leader, '/api/v1/common-problems/figures')).body,
  ).rows;

describe('complaints in like words', () => {
  let problem: CommonProblem;

  it('R-327: are a common problem whatever department answers for them, found once, with the cases behind it', async () => {
    const behind = [
      await worded('main.ward', SHARED),
      await worded('main.finance', SHARED),
      await worded('main.ward', SHARED, { person: 5 }),
      await worded('main.ward', SHARED, { person: 5 }),
    ];
    await worded('main.ward', [11, 40, 41]);
    await eventually(async () => (await kept()) === 5);
    // Two of the four are of one person: three people are too few.
    await detect();
    expect(await byWords(leader)).toEqual([]);

    behind.push(await worded('main.outpatient', SHARED));
    await eventually(async () => (await kept()) === 6);
    await Promise.all([detect(), detect()]);
    const found = await byWords(leader);
    expect(found).toMatchObject([
      {
        ...{ department: 'main.ward', count: 5, atCount: 4, mayAnswer: true },
        window: { value: 60, unit: 'day' },
        departments: [
          { department: 'main.ward', count: 3 },
          { department: 'main.finance', count: 1 },
          { department: 'main.outpatient', count: 1 },
        ],
      },
    ]);
    problem = found[0]!;
    expect([...problem.caseNos].sort()).toEqual(behind.sort());
    const told = await cases.database.admin<{ body: string }>(
      `select body from cases.outbox where type = 'pattern.detected.v1' and aggregate_id = $1`,
      [problem.problemId],
    );
    expect(told.map(({ body }) => JSON.parse(body).data)).toMatchObject([
      { foundBy: 'words', count: 5, department: 'main.ward' },
    ]);
    expect(await byWords(eastOfficer)).toEqual([]);
  }, 60_000);

  it('are joined by later ones that share enough words, and by no others', async () => {
    const later = await worded('main.finance', SHARED);
    await worded('main.finance', [11, 50]);
    await eventually(async () => (await kept()) === 8);
    await detect();
    const [now] = await byWords(officer);
    expect(now).toMatchObject({ problemId: problem.problemId, count: 6, mayAnswer: false });
    expect(now?.caseNos).toContain(later);
  }, 60_000);

  it('are set aside with a reason or acted on, and it is counted how often the alarm was right', async () => {
    expect(await figures()).toContainEqual({ foundBy: 'words', open: 1, acted: 0, setAside: 0 });
    const path = `/api/v1/common-problems/${problem.problemId}/dismiss`;
    expect((await cases.post(leader, path, { reason: '设备停机一天，已恢复' })).status).toBe(204);
    await detect();
    expect(await byWords(leader)).toEqual([]);

    for (const lead of ['main.ward', 'main.ward', 'main.finance', 'main.ward'])
      await worded(lead, SHARED);
    await eventually(async () => (await kept()) === 12);
    await detect();
    const [again] = await byWords(leader);
    expect(again).toMatchObject({ count: 4 });
    const action = await cases.post(leader, '/api/v1/improvements', {
      ...{ actionId: randomUUID(), department: 'main.ward', owner: null, caseNos: [] },
      ...{ origin: { kind: 'problem', id: again?.problemId }, category: null, causes: [] },
      ...{ title: '星期一加开放射窗口', what: '八点前加一人', dueOn: tomorrow() },
    });
    expect([action.status, action.body]).toMatchObject([201, { caseNos: expect.any(Array) }]);
    expect(action.body.caseNos).toHaveLength(4);
    expect(await figures()).toContainEqual({ foundBy: 'words', open: 0, acted: 1, setAside: 1 });
  }, 90_000);

  it('are compared for as long as the policy says, and their marks are forgotten then', async () => {
    await cases.database.admin(
      `update cases.case_words set received_at = received_at - interval '61 days'`,
    );
    await detect();
    expect(await kept()).toBe(0);
  });
});

const tomorrow = () => new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
