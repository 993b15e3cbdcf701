import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CALLED_BACK,
  type CallBackFigures,
  type IssueFigures,
  type Overview,
} from '@tingsu/contracts';
import { openGateway, signIn, StandIn, type Browser, type TestGateway } from './gateway.harness.js';

const RECORD = '01900000-0000-7000-8000-00000000e001';
const asOf = '2026-11-20T02:12:00Z';
const period = { asOf, from: null, to: null };
const overview = (received: number): Overview => ({
  ...{ ...period, received, open: 1, overdue: 0, closed: received - 1 },
  ...{ byCampus: [], byDepartment: [{ key: 'main.finance', count: received }], byCategory: [] },
  ...{ byChannel: [], byKind: [], byState: [], byNature: [], byDay: [] },
  onTime: { rate: received / 10, byClock: [] },
});
const counts = { issues: 6, upheld: 3, partlyUpheld: 1, notUpheld: 1, open: 1, rate: 4 / 6 };
const issues: IssueFigures = {
  ...{ ...period, all: counts, byCategory: [], byTopic: [] },
  byCause: [{ cause: 'process', issues: 4 }],
};
const found = Object.fromEntries(CALLED_BACK.map((name) => [name, 2])) as CallBackFigures['all'];
const calls: CallBackFigures = { ...period, all: found, byPlan: [], byDepartment: [], byMonth: [] };

let analytics: StandIn;
let gateway: TestGateway;
let officer: Browser;
beforeAll(async () => {
  analytics = await StandIn.open('analytics');
  gateway = await openGateway({ ANALYTICS_URL: analytics.url });
  officer = await signIn(gateway.app, 'officer');
}, 60_000);
afterAll(async () => {
  await gateway.close();
  await analytics.close();
});

const make = (payload: object) =>
  gateway.app.inject({
    ...{ method: 'POST', url: `/api/v1/learning-records/${RECORD}/pack`, payload },
    headers: officer.headers,
  });
const wanted = { campus: 'main', from: '2026-11-01', to: '2026-11-30', caseNos: [] };

describe('the pack of an analysis meeting', () => {
  it('P-19: is put together from what analytics counts of the period and of the one before, and kept by cases', async () => {
    analytics.answer = ({ url }) => ({
      body: url.includes('/issues?')
        ? issues
        : url.includes('/call-backs?')
          ? calls
          : overview(url.includes('from=2026-11-01') ? 8 : 5),
    });
    gateway.cases.answer = ({ body }) => ({ body: { kept: JSON.parse(body) as unknown } });
    const { statusCode, body } = await make(wanted);
    expect([statusCode, JSON.parse(body)]).toMatchObject([
      200,
      {
        kept: {
          ...wanted,
          figures: {
            ...{ received: 8, receivedBefore: 5, onTimeRate: 0.8, onTimeRateBefore: 0.5 },
            ...{ issues: counts, byCause: issues.byCause, calledBack: found },
            byDepartment: [{ key: 'main.finance', count: 8 }],
          },
        },
      },
    ]);
    expect(gateway.cases.seen.at(-1)?.url).toBe(`/api/v1/internal/meeting-packs/${RECORD}`);
    expect(analytics.seen.every(({ url }) => url.includes('campus=main'))).toBe(true);
    expect(analytics.seen.some(({ url }) => url.includes('from=2026-10-02&to=2026-10-31'))).toBe(
      true,
    );
  });

  it('is not made for who sees no figures, and of nothing that is no period', async () => {
    const before = gateway.cases.seen.length;
    analytics.answer = () => ({
      ...{ status: 403, body: { code: 'access.denied', detail: 'Not you.' } },
    });
    expect((await make(wanted)).statusCode).toBe(403);
    expect((await make({ ...wanted, from: 'last month' })).statusCode).toBe(422);
    expect(gateway.cases.seen).toHaveLength(before);
  });
});
