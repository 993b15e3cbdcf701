import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OverviewSchema, type RoleGrant } from '@tingsu/contracts';
import { schemaDrift } from '@tingsu/database';
import { aCase, aDirectory } from './events.js';
import { type AnalyticsUnderTest, startAnalytics } from './service.js';

const grant = (
  role: RoleGrant['role'],
  campus: string | null = null,
  department: string | null = null,
): RoleGrant => ({
  role,
  campus,
  department,
});
const LEADER = [grant('leader')];

describe('the overview', () => {
  let service: AnalyticsUnderTest;

  beforeAll(async () => {
    service = await startAnalytics();
    await service.deliver([
      aDirectory(),
      ...aCase({ nr: 1, until: 'closed' }),
      ...aCase({ nr: 2, until: 'breached' }),
      ...aCase({ nr: 3, until: 'opened', receivedAt: '2026-11-20T17:00:00Z' }),
      ...aCase({ nr: 4, campus: 'east', department: 'east.nursing', until: 'classified' }),
    ]);
  });
  afterAll(() => service.close());

  it('agrees with the migrations', async () => {
    expect(await schemaDrift(service.database.dataSource)).toEqual([]);
  });

  it('is described in the OpenAPI document', async () => {
    const { status, overview } = await service.get('/openapi.json', null);
    expect(status).toBe(200);
    expect(overview).toMatchObject({
      paths: {
        '/api/v1/analytics/overview': { get: { summary: expect.stringContaining('on-time rate') } },
      },
    });
  });

  it('counts cases by every dimension, and the promises that were kept', async () => {
    const { status, overview } = await service.get('/api/v1/analytics/overview', LEADER);
    expect(status).toBe(200);
    expect(OverviewSchema.parse(overview)).toMatchObject({
      from: null,
      to: null,
      received: 4,
      open: 3,
      closed: 1,
      overdue: 1,
      byCampus: [
        { key: 'main', count: 3 },
        { key: 'east', count: 1 },
      ],
      byDepartment: [
        { key: 'main.pharmacy', count: 2 },
        { key: null, count: 1 },
        { key: 'east.nursing', count: 1 },
      ],
      byCategory: [
        { key: 'C02', count: 2 },
        { key: null, count: 1 },
        { key: 'C01', count: 1 },
      ],
      byChannel: [{ key: 'hotline', count: 4 }],
      byKind: [{ key: 'external', count: 4 }],
      byState: [
        { key: 'dispatched', count: 2 },
        { key: 'closed', count: 1 },
        { key: 'received', count: 1 },
      ],
      onTime: {
        rate: 3 / 5,
        byClock: [
          {
            clockId: 'contact24',
            label: { zh: 'contact24 时限', en: 'contact24 limit' },
            met: 3,
            late: 0,
            open: 0,
            rate: 1,
          },
          { clockId: 'feedback3', met: 0, late: 1, open: 1, rate: 0 },
        ],
      },
    });
  });

  it('counts days on the calendar of the hospital: 17:00 UTC is the next morning in China', async () => {
    const { overview } = await service.get(
      '/api/v1/analytics/overview?from=2026-11-20&to=2026-11-23',
      LEADER,
    );
    expect(overview).toMatchObject({
      received: 4,
      from: '2026-11-19T16:00:00Z',
      to: '2026-11-23T15:59:59.999Z',
    });
    const days = overview.byDay.map(
      ({ day, received, closed }) => `${day} +${received} -${closed}`,
    );
    expect(days).toEqual([
      '2026-11-20 +3 -0',
      '2026-11-21 +1 -0',
      '2026-11-22 +0 -0',
      '2026-11-23 +0 -1',
    ]);
  });

  it('shows the last thirty days when no period is asked for', async () => {
    const { overview } = await service.get('/api/v1/analytics/overview', LEADER);
    expect([overview.byDay.length, overview.byDay.at(0)?.day, overview.byDay.at(-1)?.day]).toEqual([
      30,
      '2026-10-25',
      '2026-11-23',
    ]);
  });

  it('narrows to the cases received in a period, given as days or as instants', async () => {
    const received = async (query: string) =>
      (await service.get(`/api/v1/analytics/overview?${query}`, LEADER)).overview.received;
    expect(await received('from=2026-11-21')).toBe(1);
    expect(await received('to=2026-11-20')).toBe(3);
    expect(await received('from=2026-11-20T16:00:00Z&to=2026-11-21T15:00:00Z')).toBe(1);
    expect(await received('from=2026-11-22')).toBe(0);
  });

  it('shows each role as much as its grant reaches', async () => {
    const received = async (...grants: RoleGrant[]) =>
      (await service.get('/api/v1/analytics/overview', grants)).overview.received;
    expect(await received(grant('leader', 'main'))).toBe(3);
    expect(await received(grant('centre_head', 'east'))).toBe(1);
    expect(await received(grant('department_head', 'main', 'main.pharmacy'))).toBe(2);
    expect(await received(grant('department_head', 'main', 'main.laundry'))).toBe(0);
    expect(
      await received(
        grant('centre_head', 'main'),
        grant('department_head', 'main', 'main.pharmacy'),
      ),
    ).toBe(3);
    expect(
      await received(
        grant('centre_head', 'main'),
        grant('department_head', 'east', 'east.nursing'),
      ),
    ).toBe(4);
  });

  it('narrows to one campus, and refuses a campus that the grant does not reach', async () => {
    const { overview } = await service.get('/api/v1/analytics/overview?campus=east', LEADER);
    expect(overview.received).toBe(1);
    const refused = await service.get('/api/v1/analytics/overview?campus=east', [
      grant('leader', 'main'),
    ]);
    expect([refused.status, refused.problem.code]).toEqual([403, 'access.denied']);
  });

  it('refuses who may not, who is not signed in, and what it cannot read', async () => {
    const problem = async (path: string, grants: RoleGrant[] | null = LEADER) => {
      const answer = await service.get(`/api/v1/analytics/overview${path}`, grants);
      return [answer.status, answer.problem.code, answer.problem.errors?.[0]?.path];
    };
    expect(await problem('', [grant('centre_officer', 'main')])).toEqual([
      403,
      'access.denied',
      undefined,
    ]);
    expect(await problem('', null)).toEqual([401, 'session.required', undefined]);
    expect(await problem('?campus=moon')).toEqual([422, 'campus.unknown', undefined]);
    expect(await problem('?from=yesterday')).toEqual([422, 'request.invalid', 'from']);
    expect(await problem('?from=2026-11-22&to=2026-11-20')).toEqual([422, 'request.invalid', 'to']);
  });
});
