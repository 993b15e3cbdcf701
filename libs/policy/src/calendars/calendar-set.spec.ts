import { describe, expect, it } from '@jest/globals';
import { clocksFor } from '../clocks/clocks-for.js';
import { dueAt } from '../clocks/due-at.js';
import { chinaData, policyOf } from '../shipped.fixture.js';
import { triage } from '../triage/triage.js';
import type { CalendarData } from './calendar-data.js';
import { calendarSet } from './calendar-set.js';
import { dayOf } from './day.js';
import { yearView } from './year-view.js';

const YEAR_2026 = [{ year: 2026, status: 'published' as const }];
const region: CalendarData = {
  id: 'CN-65',
  parent: 'CN',
  scope: { level: 'region', code: null },
  years: YEAR_2026,
  days: [{ date: '2026-03-20', kind: 'off', name: '肉孜节', nameEn: 'Eid al-Fitr' }],
};
const group: CalendarData = {
  id: 'group',
  parent: 'CN',
  scope: { level: 'group', code: null },
  years: YEAR_2026,
  days: [{ date: '2026-12-11', kind: 'off', name: '院庆日', nameEn: 'Founding day' }],
};
const east: CalendarData = {
  id: 'east',
  parent: 'group',
  scope: { level: 'campus', code: 'east' },
  years: YEAR_2026,
  days: [
    // The campus closes on the make-up Saturday that everybody else works.
    { date: '2026-10-10', kind: 'off', name: '停诊检修', nameEn: 'Closed for repairs' },
    { date: '2026-12-11', kind: 'work', name: '照常', nameEn: 'Open' },
  ],
};
const north: CalendarData = {
  ...region,
  id: 'north',
  parent: 'CN-65',
  scope: { level: 'campus', code: 'north' },
  days: [],
};
const emergency: CalendarData = {
  id: 'east.emergency',
  parent: 'east',
  scope: { level: 'department', code: 'east.emergency' },
  alwaysOpen: true,
  years: [],
  days: [],
};
const set = calendarSet([chinaData(), region, group, east, north, emergency]);
const find = (campus?: string, departmentCode?: string) =>
  set.find({ base: 'CN', campus, departmentCode });
const worked = (date: string, ...place: Parameters<typeof find>) =>
  find(...place).isWorkingDay(dayOf(date));

describe('layers of a calendar: the last that speaks of a day wins (calendar rules 3.3)', () => {
  it('the group’s day off holds for every campus that has no layer of its own', () => {
    expect(worked('2026-12-11')).toBe(false);
    expect(worked('2026-12-11', 'west')).toBe(false);
  });

  it('a campus may take a make-up day off and open on the group’s day off', () => {
    expect(worked('2026-10-10')).toBe(true);
    expect(worked('2026-10-10', 'east')).toBe(false);
    expect(worked('2026-12-11', 'east')).toBe(true);
    expect(worked('2026-10-05', 'east')).toBe(false);
  });

  it('a regional holiday holds where the campus refines the region', () => {
    expect(worked('2026-03-20', 'north')).toBe(false);
    expect(worked('2026-03-20', 'east')).toBe(true);
  });

  it('a department without a layer follows its campus; one with a layer follows that', () => {
    expect(find('east', 'east.pharmacy')).toBe(find('east'));
    expect(worked('2026-10-10', 'east', 'east.emergency')).toBe(true);
  });

  it('moves a due time by the campus’s own day', () => {
    const due = (campus: string) =>
      dueAt(find(campus), {
        from: '2026-09-30T10:00:00+08:00',
        amount: { value: 3, unit: 'day', basis: 'working' },
        timeZone: 'Asia/Shanghai',
        cutoff: '17:00',
      }).dueAt;
    expect(due('west')).toBe(utc('2026-10-10T17:00:00+08:00'));
    expect(due('east')).toBe(utc('2026-10-12T17:00:00+08:00'));
  });

  it('a layer that leaves a year out does not make it provisional, one that says so does', () => {
    expect(find('east').isPublished(2026)).toBe(true);
    expect(find('east').isPublished(2027)).toBe(false);
    const unsure = calendarSet([
      chinaData(),
      { ...group, years: [{ year: 2026, status: 'provisional' }] },
    ]);
    expect(unsure.find({ base: 'CN' }).isPublished(2026)).toBe(false);
  });

  it('an unknown base is an error that says what to do', () => {
    expect(() => set.find({ base: 'XX' })).toThrow('There is no calendar XX. Load it');
  });

  it('a year can be read day by day with the layer that decided', () => {
    const { workingDays, published, days } = yearView(find('east'), 2026);
    expect({ workingDays, published }).toEqual({ workingDays: 247, published: true });
    expect(days.find((day) => day.date === '2026-10-10')).toEqual({
      date: '2026-10-10',
      working: false,
      name: { zh: '停诊检修', en: 'Closed for repairs' },
      layer: 'east',
    });
    expect(days.find((day) => day.date === '2026-10-05')).toMatchObject({
      working: false,
      layer: 'CN',
    });
    expect(days.find((day) => day.date === '2026-11-20')).toEqual({
      date: '2026-11-20',
      working: true,
      name: null,
      layer: null,
    });
  });
});

describe('a department that never closes', () => {
  const open = find('east', 'east.emergency');

  it('works every day of the year, published or not, and needs no notice', () => {
    expect(yearView(open, 2026).workingDays).toBe(365);
    expect(open.isProvisional(dayOf('2026-12-31'), dayOf('2027-02-01'))).toBe(false);
    expect(yearView(open, 2026).days[0]).toEqual({
      date: '2026-01-01',
      working: true,
      name: null,
      layer: 'east.emergency',
    });
  });

  it('may still be closed by a layer below it', () => {
    const below: CalendarData = {
      id: 'below',
      parent: 'east.emergency',
      scope: { level: 'department', code: 'east.emergency.desk' },
      years: YEAR_2026,
      days: [{ date: '2026-02-17', kind: 'off', name: '春节', nameEn: 'Spring Festival' }],
    };
    const desk = calendarSet([chinaData(), group, east, emergency, below]).byId('below');
    expect(desk?.isWorkingDay(dayOf('2026-02-17'))).toBe(false);
    expect(desk?.isWorkingDay(dayOf('2026-02-18'))).toBe(true);
  });

  it('counts its own clocks on its own days, around the clock, while the others keep the campus’s', () => {
    const policy = policyOf('tcm-yulin', 'group-default');
    const working = {
      ...policy,
      shifts: [{ from: '08:00', to: '12:00' }],
      clocks: policy.clocks.flatMap((clock) => {
        const day = { value: 3, unit: 'day', basis: 'working' } as const;
        const hour = { value: 30, unit: 'hour', basis: 'working' } as const;
        const as = (id: string, duration: typeof day | typeof hour, owner: string) => ({
          ...clock,
          rule: { ...clock.rule, id, duration, owner },
        });
        return clock.rule.id === 'outer15'
          ? [as('theirs', day, '急诊科'), as('hours', hour, '急诊科'), as('ours', day, '管理部')]
          : [];
      }),
    };
    const facts = { caseKind: 'external' };
    const clocks = clocksFor(
      working,
      find('east'),
      {
        facts,
        triage: triage(working, facts),
        milestones: [{ name: 'case.receivedAnywhere', at: '2026-10-01T10:00:00+08:00' }],
        timeZone: 'Asia/Shanghai',
      },
      (owner) => (owner === '急诊科' ? open : undefined),
    );
    const due = Object.fromEntries(clocks.map((clock) => [clock.clockId, clock.dueAt]));
    expect(due).toEqual({
      theirs: utc('2026-10-04T17:00:00+08:00'),
      hours: utc('2026-10-02T16:00:00+08:00'),
      ours: utc('2026-10-12T17:00:00+08:00'),
    });
    expect(clocks[0]?.explanation.map((step) => step.zh)).toContain(
      '按科室日历计算：全年开放，每天计入',
    );
    expect(clocks[2]?.explanation.map((step) => step.en)).toContain(
      'Counted on the calendar of the campus',
    );
    expect(clocks[2]?.explanation.map((step) => step.zh)).toContain(
      '10 月 10 日（周六） 停诊检修放假，不计',
    );
  });
});

function utc(instant: string): string {
  return new Date(instant).toISOString();
}
