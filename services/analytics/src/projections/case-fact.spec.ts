import { describe, expect, it } from '@jest/globals';
import { aCase } from '../../test/events.js';
import { type CaseEvent, type CaseFact, factAfter, onCalendarOf } from './case-fact.js';
import { clocksAfterBreach, clocksAfterChange } from './clock-fact.js';

const SHANGHAI = 'Asia/Shanghai';
const nothing = {
  state: 'dispatched' as const,
  started: [],
  met: [],
  moved: [],
  paused: [],
  resumed: [],
  cancelled: [],
};

function factOf(events: readonly unknown[], timeZone = SHANGHAI): CaseFact {
  const fact = (events as CaseEvent[]).reduce<CaseFact | null>(
    (known, event) => factAfter(known, event, timeZone),
    null,
  );
  if (!fact) throw new Error('no events');
  return fact;
}

/** An event that leaves the case in a state at an instant. */
const moved = (state: CaseEvent['data']['state'], time: string): CaseEvent =>
  ({
    ...(aCase({ nr: 1, until: 'opened' })[0] as CaseEvent),
    type: 'case.accepted.v1',
    time,
    data: { state },
  }) as CaseEvent;

describe('the facts of a case', () => {
  it('follow its events', () => {
    expect(factOf(aCase({ nr: 1 }))).toMatchObject({
      caseNo: 'C-2026-1',
      state: 'closed',
      category: 'C01',
      department: 'main.pharmacy',
      receivedDay: '2026-11-20',
      endedAt: '2026-11-22T18:00:00.000Z',
      endedDay: '2026-11-23',
      outcome: 'upheld',
    });
  });

  it('stay the same object when nothing that is counted changed', () => {
    const fact = factOf(aCase({ nr: 1, until: 'opened' }));
    expect(factAfter(fact, moved('received', '2026-11-21T00:00:00Z'), SHANGHAI)).toBe(fact);
  });

  it('keep the day of the end through archiving, and lose it when the case is opened again', () => {
    const closed = factOf(aCase({ nr: 1 }));
    expect(factAfter(closed, moved('archived', '2027-01-01T00:00:00Z'), SHANGHAI).endedDay).toBe(
      '2026-11-23',
    );
    expect(factAfter(closed, moved('triage', '2027-01-01T00:00:00Z'), SHANGHAI)).toMatchObject({
      endedAt: null,
      endedDay: null,
    });
  });

  it('move to another calendar without losing the instants', () => {
    const utc = onCalendarOf(factOf(aCase({ nr: 1 })), 'UTC');
    expect(utc).toEqual(factOf(aCase({ nr: 1 }), 'UTC'));
    expect(utc.endedDay).toBe('2026-11-22');
  });

  it('refuse an event of a case that was never opened here', () => {
    expect(() => factAfter(null, moved('accepted', '2026-11-21T00:00:00Z'), SHANGHAI)).toThrow(
      'never opened',
    );
  });
});

describe('the clocks of a case', () => {
  const { clocks } = factOf(aCase({ nr: 1, until: 'classified' }));
  const feedback = (list: typeof clocks) => list.find((clock) => clock.clockId === 'feedback3');
  const breached = clocksAfterBreach(clocks, 'feedback3', '2026-11-21T02:00:00.000Z');

  it('breach once, and only while they are open', () => {
    expect(feedback(breached)?.breachedAt).toBe('2026-11-21T02:00:00.000Z');
    expect(
      feedback(clocksAfterBreach(breached, 'feedback3', '2026-12-01T02:00:00.000Z'))?.breachedAt,
    ).toBe('2026-11-21T02:00:00.000Z');
    expect(clocksAfterBreach(clocks, 'contact24', '2026-11-21T02:00:00.000Z')).toEqual(clocks);
  });

  it('forget a breach when the due time is moved past it, and keep it when it is not', () => {
    const movedTo = (dueAt: string) =>
      clocksAfterChange(breached, {
        ...nothing,
        moved: [
          {
            clockId: 'feedback3',
            previousDueAt: '2026-11-21T02:00:00Z',
            dueAt,
            provisional: false,
            reason: 'extended',
          },
        ],
      });
    expect(feedback(movedTo('2026-11-25T02:00:00Z'))).toMatchObject({
      breachedAt: null,
      dueAt: '2026-11-25T02:00:00.000Z',
    });
    expect(feedback(movedTo('2026-11-20T23:00:00Z'))?.breachedAt).toBe('2026-11-21T02:00:00.000Z');
  });

  it('pause, go on and end', () => {
    const at = '2026-11-20T03:00:00Z';
    const paused = clocksAfterChange(clocks, {
      ...nothing,
      paused: [{ clockId: 'feedback3', at, reason: 'supplement' }],
    });
    expect(feedback(paused)?.state).toBe('paused');
    const resumed = clocksAfterChange(paused, {
      ...nothing,
      resumed: [{ clockId: 'feedback3', at, dueAt: '2026-11-22T02:00:00Z', provisional: false }],
    });
    expect(feedback(resumed)).toMatchObject({
      state: 'running',
      dueAt: '2026-11-22T02:00:00.000Z',
    });
    expect(
      feedback(
        clocksAfterChange(resumed, {
          ...nothing,
          cancelled: [{ clockId: 'feedback3', reason: 'ended' }],
        }),
      )?.state,
    ).toBe('cancelled');
  });
});
