import { describe, expect, it } from '@jest/globals';
import type { RoutineRule } from '../documents/duty-schema.js';
import { china, policyOf } from '../shipped.fixture.js';
import { routinesOn } from './routines.js';

const calendar = china();
const ZONE = 'Asia/Shanghai';
const school = policyOf('driving-school');
const group = policyOf('tcm-yulin', 'group-default');

const at = (instant: string): string => new Date(`${instant}+08:00`).toISOString();
const on = (date: string, routine: Partial<RoutineRule>) => {
  const [known] = group.routines;
  if (!known) throw new Error('no routine');
  return routinesOn({ ...group, routines: [{ ...known, ...routine }] }, calendar, date, ZONE)[0];
};

describe('the routines of a day', () => {
  it('R-030, R-031: boxes and the web are due at midnight, also on a holiday, and flagged next morning', () => {
    const found = routinesOn(school, calendar, '2026-10-01', ZONE);
    expect(found.map(({ id, owner, label }) => [id, owner, label.zh])).toEqual([
      ['box.daily', '办公室', '每日开启投诉信箱'],
      ['web.daily', '办公室', '每日查看互联网投诉'],
    ]);
    expect(found[0]).toMatchObject({
      period: '2026-10-01',
      eachDepartment: false,
      dueAt: at('2026-10-02T00:00'),
      flagAt: at('2026-10-02T09:00'),
      escalation: { at: at('2026-10-02T13:00'), to: ['分管校长'] },
    });
  });

  it('of working days rest on holidays, and are there on a make-up Saturday', () => {
    expect(on('2026-10-01', { every: 'working-day' })).toBeUndefined();
    expect(on('2026-10-10', { every: 'working-day' })).toBeDefined();
  });
});

describe('the routines of a longer period', () => {
  it('R-230: what was settled on the spot is reported with the last working day of the month, by each department', () => {
    const spot = routinesOn(group, calendar, '2026-05-18', ZONE).find(
      ({ id }) => id === 'spot.monthly',
    );
    // 31 May 2026 is a Sunday.
    expect(spot).toMatchObject({
      period: '2026-05-01',
      eachDepartment: true,
      dueAt: at('2026-05-29T17:00'),
      flagAt: at('2026-06-01T10:00'),
      escalation: { at: at('2026-06-01T14:00'), to: ['centreHead'] },
    });
  });

  it('a week runs from Monday to Sunday, and a holiday week ends with what is worked of it', () => {
    expect(on('2026-11-26', { every: 'week' })).toMatchObject({
      period: '2026-11-23',
      dueAt: at('2026-11-27T17:00'),
      flagAt: at('2026-11-30T09:00'),
    });
    // 1 to 7 October 2026 are off: the week of 28 September ends on Wednesday, and is marked on the 8th.
    expect(on('2026-10-03', { every: 'week' })).toMatchObject({
      period: '2026-09-28',
      dueAt: at('2026-09-30T17:00'),
      flagAt: at('2026-10-08T09:00'),
    });
  });

  it('a quarter begins in January, April, July and October', () => {
    expect(['2026-01-01', '2026-06-30', '2026-08-15', '2026-12-31'].map(quarterOf)).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
    ]);
    expect(on('2026-12-31', { every: 'quarter' })?.dueAt).toBe(at('2026-12-31T17:00'));
  });

  it('without a name nobody hears of what was missed but the owner', () => {
    const { escalateTo: _to, ...silent } = group.routines[0] ?? { escalateTo: [] };
    const [item] = routinesOn(
      { ...group, routines: [silent as RoutineRule] },
      calendar,
      '2026-11-26',
      ZONE,
    );
    expect(item?.escalation).toBeNull();
  });

  const quarterOf = (date: string) => on(date, { every: 'quarter' })?.period;
});
