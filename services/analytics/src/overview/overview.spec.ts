import { describe, expect, it } from '@jest/globals';
import { type Identity, ProblemError, type RoleGrant } from '@tingsu/contracts';
import { type Count, overviewOf } from './overview.js';
import { overviewScopes } from './overview-scope.js';
import { periodOf, seriesOf } from './period.js';

const grant = (
  role: RoleGrant['role'],
  campus: string | null = null,
  department: string | null = null,
): RoleGrant => ({
  role,
  campus,
  department,
});
const staff = (...grants: RoleGrant[]): Identity => ({
  kind: 'staff',
  tenantId: '01900000-0000-7000-8000-0000000000aa',
  personId: '01900000-0000-7000-8000-0000000000aa',
  grants,
  locale: 'en',
});

describe('who sees which figures', () => {
  it.each([
    { grants: [grant('leader')], campus: null, scopes: ['*'] },
    { grants: [grant('leader')], campus: 'east', scopes: ['campus:east'] },
    { grants: [grant('auditor', 'main')], campus: null, scopes: ['campus:main'] },
    { grants: [grant('auditor', 'main')], campus: 'main', scopes: ['campus:main'] },
    {
      grants: [grant('tenant_admin', 'main'), grant('centre_head', 'east')],
      campus: null,
      scopes: ['campus:main', 'campus:east'],
    },
    {
      grants: [grant('department_head', 'main', 'main.icu')],
      campus: null,
      scopes: ['department:main.icu'],
    },
    {
      grants: [grant('department_head', 'main', 'main.icu')],
      campus: 'main',
      scopes: ['department:main.icu'],
    },
    {
      grants: [grant('centre_head', 'main'), grant('department_head', 'main', 'main.icu')],
      campus: null,
      scopes: ['campus:main'],
    },
    {
      grants: [grant('leader'), grant('department_head', 'main', 'main.icu')],
      campus: null,
      scopes: ['*'],
    },
    {
      grants: [grant('operator'), grant('department_head', 'main', 'main.icu')],
      campus: null,
      scopes: ['department:main.icu'],
    },
  ])(
    '$grants.0.role asking for $campus reads $scopes, and no case twice',
    ({ grants, campus, scopes }) => {
      expect(overviewScopes(staff(...grants), campus)).toEqual(scopes);
    },
  );

  it.each([
    { grants: [], campus: null },
    { grants: [grant('centre_officer')], campus: null },
    { grants: [grant('department_head', 'main')], campus: null },
    { grants: [grant('leader', 'main')], campus: 'east' },
    { grants: [grant('department_head', 'main', 'main.icu')], campus: 'east' },
  ])('nobody else sees any: $grants asking for $campus', ({ grants, campus }) => {
    expect(() => overviewScopes(staff(...grants), campus)).toThrow(ProblemError);
  });

  it('a visitor sees none, whatever the token claims', () => {
    expect(() => overviewScopes({ ...staff(grant('leader')), kind: 'public' }, null)).toThrow(
      ProblemError,
    );
  });
});

describe('the overview', () => {
  const figures = (counts: Count[]) =>
    overviewOf({ asOf: '', from: null, to: null, counts, days: [], labels: new Map() });

  it('of nothing has no rate, rather than 100 %', () => {
    expect(figures([])).toMatchObject({
      received: 0,
      open: 0,
      closed: 0,
      overdue: 0,
      onTime: { rate: null, byClock: [] },
    });
  });

  it('divides what was met in time by all that was due', () => {
    const clock = (dimension: Count['dimension'], count: number): Count => ({
      dimension,
      key: 'contact24',
      count,
    });
    const { onTime } = figures([
      clock('clock_met', 6),
      clock('clock_late', 1),
      clock('clock_open', 1),
    ]);
    expect(onTime).toMatchObject({
      rate: 0.75,
      byClock: [{ clockId: 'contact24', met: 6, late: 1, open: 1, rate: 0.75 }],
    });
  });

  it('splits what was received into open and ended by the states', () => {
    const state = (key: string, count: number): Count => ({ dimension: 'state', key, count });
    const counts = [
      { dimension: 'received', key: '', count: 6 } as const,
      state('accepted', 2),
      state('closed', 1),
      state('declined', 3),
    ];
    expect(figures(counts)).toMatchObject({ received: 6, open: 2, closed: 4 });
  });

  it('leaves out counters that came back to zero', () => {
    expect(figures([{ dimension: 'category', key: 'C01', count: 0 }]).byCategory).toEqual([]);
  });
});

describe('the period', () => {
  it('takes days as they are and instants as the local day they lie in', () => {
    expect(periodOf({ from: '2026-11-20', to: '2026-11-20T16:00:00Z' }, 'Asia/Shanghai')).toEqual({
      from: '2026-11-20',
      to: '2026-11-21',
    });
    expect(periodOf({}, 'Asia/Shanghai')).toEqual({ from: null, to: null });
    expect(() => periodOf({ from: '2026-11-21', to: '2026-11-20' }, 'UTC')).toThrow(ProblemError);
  });

  it.each([
    {
      period: { from: null, to: null },
      series: { from: '2026-10-23', to: '2026-11-21' },
      because: 'the last thirty days are usual',
    },
    {
      period: { from: '2026-11-20', to: '2026-12-31' },
      series: { from: '2026-11-20', to: '2026-11-21' },
      because: 'the future has no days yet',
    },
    {
      period: { from: '2020-01-01', to: null },
      series: { from: '2025-11-21', to: '2026-11-21' },
      because: 'an answer carries a year at most',
    },
    {
      period: { from: '2027-01-01', to: null },
      series: { from: '2026-11-21', to: '2026-11-21' },
      because: 'a period to come shows today',
    },
  ])('shows $series.from to $series.to: $because', ({ period, series }) => {
    expect(seriesOf(period, '2026-11-21')).toEqual(series);
  });
});
