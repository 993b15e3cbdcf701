import { describe, expect, it } from '@jest/globals';
import type { ClockView } from '@tingsu/contracts';
import { askedOf, stripOf } from './limits';

const aClock = (clockId: string, day: number, more: Partial<ClockView> = {}): ClockView =>
  ({
    clockId,
    kind: 'limit',
    state: 'running',
    metAt: null,
    breachedAt: null,
    impliedBy: null,
    dueAt: `2026-12-${String(day).padStart(2, '0')}T00:00:00Z`,
    ...more,
  }) as Partial<ClockView> as ClockView;
const shown = (...clocks: ClockView[]): string[] => stripOf(clocks).map(({ clockId }) => clockId);

describe('the strip of limits', () => {
  it('has the nearest two and the last of all', () => {
    expect(
      shown(
        aClock('outer', 20, { kind: 'outer' }),
        aClock('answer', 5),
        aClock('check', 2),
        aClock('statement', 8),
      ),
    ).toEqual(['check', 'answer', 'outer']);
  });
  it('leaves out what is met, what is only a right, and what another limit implies', () => {
    expect(
      shown(
        aClock('met', 1, { metAt: '2026-11-30T00:00:00Z', state: 'met' }),
        aClock('return', 1, { kind: 'window' }),
        aClock('same', 3, { impliedBy: 'answer' }),
        aClock('answer', 3),
      ),
    ).toEqual(['answer']);
  });
  it('has the nearest three where none is the last', () => {
    expect(shown(aClock('d', 4), aClock('a', 1), aClock('c', 3), aClock('b', 2))).toEqual([
      'a',
      'b',
      'c',
    ]);
  });
});

describe('a step that waits to be acknowledged', () => {
  const asked = (mine: boolean, state: 'open' | 'acknowledged'): ClockView =>
    aClock('answer', 1, {
      acted: [{ acknowledgement: { mine, state } }] as NonNullable<ClockView['acted']>,
    });
  it('is counted for who is asked', () => {
    expect(askedOf([asked(true, 'open'), asked(false, 'open'), asked(true, 'acknowledged')])).toBe(
      1,
    );
  });
});
