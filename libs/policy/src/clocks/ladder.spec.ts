import { describe, expect, it } from '@jest/globals';
import { timeZoneOf } from '../calendars/time-zone.js';
import type { LadderStepRule } from '../documents/document-schema.js';
import type { LayeredClock, Policy } from '../documents/policy.js';
import { china, policyOf } from '../shipped.fixture.js';
import { countingOf } from './counting.js';
import { ladderOf } from './ladder.js';
import { outsideQuietHours } from './quiet-hours.js';

const HOUR = 3_600_000;
const at = (instant: string): number => Date.parse(instant);
const shanghai = timeZoneOf('Asia/Shanghai');
const NIGHT = { from: 22 * HOUR, to: 7 * HOUR };

describe('quiet hours', () => {
  const due = at('2026-11-30T17:00:00+08:00');

  it.each([
    ['21:59 is not quiet', '2026-11-20T21:59:59', '2026-11-20T21:59:59'],
    ['22:00 waits for the morning', '2026-11-20T22:00:00', '2026-11-21T07:00:00'],
    ['midnight waits for the same morning', '2026-11-21T00:00:00', '2026-11-21T07:00:00'],
    ['06:59 waits a minute', '2026-11-21T06:59:00', '2026-11-21T07:00:00'],
    ['07:00 is day again', '2026-11-21T07:00:00', '2026-11-21T07:00:00'],
  ])('over midnight: %s', (_, asked, told) => {
    expect(outsideQuietHours(shanghai, NIGHT, at(`${asked}+08:00`), due)).toBe(at(`${told}+08:00`));
  });

  it('goes to their beginning when their end is not before the due time', () => {
    const told = outsideQuietHours(
      shanghai,
      NIGHT,
      at('2026-11-21T03:00:00+08:00'),
      at('2026-11-21T07:00:00+08:00'),
    );
    expect(told).toBe(at('2026-11-20T22:00:00+08:00'));
  });

  it('within one day, such as a midday rest', () => {
    const rest = { from: 12 * HOUR, to: 14 * HOUR };
    expect(outsideQuietHours(shanghai, rest, at('2026-11-20T13:00:00+08:00'), due)).toBe(
      at('2026-11-20T14:00:00+08:00'),
    );
    expect(outsideQuietHours(shanghai, rest, at('2026-11-20T23:00:00+08:00'), due)).toBe(
      at('2026-11-20T23:00:00+08:00'),
    );
  });

  it.each([
    ['the night that loses an hour', '2026-03-29T00:30:00+00:00', '2026-03-29T07:00:00+01:00'],
    [
      'the night that repeats one, first time',
      '2026-10-25T01:30:00+01:00',
      '2026-10-25T07:00:00+00:00',
    ],
    [
      'the night that repeats one, second time',
      '2026-10-25T01:30:00+00:00',
      '2026-10-25T07:00:00+00:00',
    ],
  ])('end at seven on the wall clock after %s (Europe/London)', (_, asked, told) => {
    expect(outsideQuietHours(timeZoneOf('Europe/London'), NIGHT, at(asked), due)).toBe(at(told));
  });

  it('an end that daylight saving skips moves forward by the gap', () => {
    const early = { from: 22 * HOUR, to: 1.5 * HOUR };
    const told = outsideQuietHours(
      timeZoneOf('Europe/London'),
      early,
      at('2026-03-29T00:30:00Z'),
      due,
    );
    expect(told).toBe(at('2026-03-29T01:30:00Z'));
  });
});

describe('the rungs of a ladder', () => {
  const start = at('2026-11-20T10:00:00+08:00');
  const ladder = (
    steps: readonly LadderStepRule[],
    due: number,
    warn?: LayeredClock['rule']['warn'],
    quiet = true,
    kind?: LayeredClock['rule']['kind'],
  ) => {
    const base = policyOf('tcm-yulin', 'group-default');
    const policy: Policy = {
      ...base,
      ladder: steps,
      quietHours: quiet ? { from: '22:00', to: '07:00' } : null,
    };
    const [clock] = base.clocks;
    if (!clock) throw new Error('no clock');
    const asked = { ...clock, rule: { ...clock.rule, warn, kind: kind ?? clock.rule.kind } };
    return ladderOf(policy, countingOf(policy, china(), 'Asia/Shanghai'), asked, {}, start, due);
  };
  const told = (one: ReturnType<typeof ladder>) => one.map((step) => [step.stepId, step.at]);

  it('reminders and warnings keep out of the night; breach, escalation and report do not', () => {
    const due = at('2026-11-22T23:00:00+08:00');
    const steps: LadderStepRule[] = [
      { id: 'remind', action: 'remind', after: '-1d', notify: ['owner'] },
      { id: 'warn', action: 'warn', after: '-18h', notify: ['owner'] },
      { id: 'breach', action: 'breach', after: '0h', notify: ['owner'], acknowledgeWithin: '90m' },
      { id: 'up', action: 'escalate', level: 1, after: '4h', notify: ['leader'] },
      { id: 'report', action: 'report', level: 2, after: '5h', notify: ['leader'] },
    ];
    const rungs = ladder(steps, due);
    expect(told(rungs)).toEqual([
      ['remind', utc('2026-11-22T07:00:00+08:00')],
      ['warn', utc('2026-11-22T07:00:00+08:00')],
      ['breach', utc('2026-11-22T23:00:00+08:00')],
      ['up', utc('2026-11-23T03:00:00+08:00')],
      ['report', utc('2026-11-23T04:00:00+08:00')],
    ]);
    expect(rungs.map((step) => step.acknowledgeWithin)).toEqual([
      null,
      null,
      1.5 * HOUR,
      null,
      null,
    ]);
    expect(told(ladder(steps, due, undefined, false))[0]).toEqual([
      'remind',
      utc('2026-11-21T23:00:00+08:00'),
    ]);
  });

  it('a warning that the clock brings itself keeps out of the night too, before a due time in the morning', () => {
    const warn = [{ at: '-2h', notify: ['owner'] }];
    expect(told(ladder([], at('2026-11-22T06:00:00+08:00'), warn))).toEqual([
      ['warn1', utc('2026-11-21T22:00:00+08:00')],
    ]);
  });

  it('F2: a window has none, whatever the ladder and the clock itself say', () => {
    const breach: LadderStepRule[] = [
      { id: 'breach', action: 'breach', after: '0h', notify: ['owner'] },
    ];
    const warn = [{ at: '-2h', notify: ['owner'] }];
    expect(ladder(breach, at('2026-11-22T17:00:00+08:00'), warn, true, 'window')).toEqual([]);
  });

  it('a step that may ring at any hour does', () => {
    const steps: LadderStepRule[] = [
      { id: 'warn', action: 'warn', after: '-2h', notify: ['owner'], atAnyHour: true },
    ];
    expect(told(ladder(steps, at('2026-11-22T06:00:00+08:00')))).toEqual([
      ['warn', utc('2026-11-22T04:00:00+08:00')],
    ]);
  });

  it('a reminder that would have to come before the start is left out', () => {
    const steps: LadderStepRule[] = [
      { id: 'remind', action: 'remind', after: '-2d', notify: ['owner'] },
    ];
    expect(ladder(steps, at('2026-11-22T06:00:00+08:00'))).toEqual([]);
  });
});

function utc(instant: string): string {
  return new Date(instant).toISOString();
}
