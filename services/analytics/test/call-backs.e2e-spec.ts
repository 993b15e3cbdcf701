import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CallBackFigures,
  CallBackFiguresSchema,
  type IssueFigures,
  IssueFiguresSchema,
  type RoleGrant,
} from '@tingsu/contracts';
import { aCase, aDirectory } from './events.js';
import { type AnalyticsUnderTest, startAnalytics } from './service.js';

const LEADER: RoleGrant = { role: 'leader', campus: null, department: null };
const EAST: RoleGrant = { role: 'leader', campus: 'east', department: null };
const PHARMACY: RoleGrant = {
  ...{ role: 'department_head', campus: 'main', department: 'main.pharmacy' },
};
const NONE = {
  ...{ satisfied: 0, praise: 0, dissatisfied: 0, not_improved: 0, taken_up: 0, unreachable: 0 },
};

describe('what call-backs found, and what was found about issues', () => {
  let service: AnalyticsUnderTest;
  beforeAll(async () => {
    service = await startAnalytics();
    await service.deliver([
      aDirectory(),
      ...aCase({ nr: 1, found: ['satisfied', 'praise'] }),
      ...aCase({ nr: 2, found: ['dissatisfied', 'not_improved', 'taken_up'] }),
      ...aCase({
        ...{ nr: 3, campus: 'east', department: 'east.nursing', found: ['unreachable'] as const },
        receivedAt: '2026-10-05T02:00:00Z',
      }),
      ...aCase({ nr: 4 }),
    ]);
    const bill = aCase({
      ...{ nr: 5, campus: 'west', department: 'west.finance' },
      issues: {
        first: 'upheld',
        others: [
          ['charges', 'partly_upheld'],
          ['charges', 'not_upheld'],
        ],
      },
    });
    await service.deliver(bill);
    await service.deliver(bill);
  });
  afterAll(() => service.close());

  async function figures(grant: RoleGrant, query = ''): Promise<CallBackFigures> {
    const { status, overview } = await service.get(`/api/v1/analytics/call-backs${query}`, [grant]);
    expect(status).toBe(200);
    return CallBackFiguresSchema.parse(overview);
  }

  it('P-08: is counted by plan, leading department and month, a case once although it was called twice', async () => {
    const pharmacy = {
      ...{ ...NONE, satisfied: 1, praise: 1, dissatisfied: 1, not_improved: 1, taken_up: 1 },
    };
    const all = { ...pharmacy, unreachable: 1 };
    expect(await figures(LEADER)).toMatchObject({
      all,
      byPlan: [{ planId: 'threeMonth', found: all }],
      byDepartment: [
        { department: 'main.pharmacy', found: pharmacy },
        { department: 'east.nursing', found: { ...NONE, unreachable: 1 } },
      ],
      byMonth: [
        { month: '2026-11', found: pharmacy },
        { month: '2026-10', found: { ...NONE, unreachable: 1 } },
      ],
    });
  });

  it('is counted within reach and in the period of receipt only', async () => {
    expect((await figures(EAST)).all).toEqual({ ...NONE, unreachable: 1 });
    expect((await figures(PHARMACY)).all).toMatchObject({ satisfied: 1, unreachable: 0 });
    expect((await figures(LEADER, '?from=2026-10-01&to=2026-10-31')).all).toEqual({
      ...{ ...NONE, unreachable: 1 },
    });
    expect((await figures(LEADER, '?campus=main&to=2026-10-31')).byPlan).toEqual([]);
    const officer: RoleGrant = { role: 'centre_officer', campus: null, department: null };
    expect((await service.get('/api/v1/analytics/call-backs', [officer])).status).toBe(403);
  });

  const issues = async (grant: RoleGrant, query = ''): Promise<IssueFigures> => {
    const { status, overview } = await service.get(`/api/v1/analytics/issues${query}`, [grant]);
    expect(status).toBe(200);
    return IssueFiguresSchema.parse(overview);
  };

  it('P-07: counts the three issues of one bill one by one, once although their events came twice', async () => {
    const west: RoleGrant = { role: 'leader', campus: 'west', department: null };
    const none = { issues: 0, upheld: 0, partlyUpheld: 0, notUpheld: 0, open: 0, rate: null };
    expect(await issues(west)).toMatchObject({
      all: { issues: 3, upheld: 1, partlyUpheld: 1, notUpheld: 1, open: 0, rate: 2 / 3 },
      byCategory: [
        { key: 'C05', counts: { issues: 2, partlyUpheld: 1, notUpheld: 1, rate: 0.5 } },
        { key: 'C01', counts: { issues: 1, upheld: 1, rate: 1 } },
      ],
      byTopic: [{ key: 'charges', counts: { issues: 2, rate: 0.5 } }],
    });
    expect((await issues(LEADER)).all.issues).toBe(7);
    expect((await issues(west, '?to=2026-10-31')).all).toEqual(none);
  });

  it('counts a case that nobody divided as one issue, found as its outcome says', async () => {
    expect((await issues(EAST)).byCategory).toMatchObject([{ key: 'C01', counts: { upheld: 1 } }]);
  });
});
