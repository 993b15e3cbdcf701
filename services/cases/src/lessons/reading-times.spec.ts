import { describe, expect, it } from '@jest/globals';
import { dueOf, nextStepOf } from './reading-times.js';

const day = (nr: number): Date => new Date(`2026-11-${String(nr).padStart(2, '0')}T16:00:00Z`);
const RULES = { remindBeforeDays: 3, escalateAfterDays: 2, escalateTo: ['departmentHead'] };

describe('a reading', () => {
  it('is due for who comes later as long after they were told as for the others', () => {
    const reading = { askedAt: day(1), dueAt: day(8) };
    expect(dueOf(reading, day(1))).toEqual(day(8));
    expect(dueOf(reading, day(5))).toEqual(day(12));
    expect(dueOf(reading, day(20))).toEqual(day(27));
  });

  it('is reminded of, said to be late, and taken one level up, as the policy says', () => {
    const steps = (now: Date, after: 'reminder' | 'overdue' | 'escalation' | null) =>
      nextStepOf(day(10), RULES, { now, after });
    expect(steps(day(1), null)).toEqual({ step: 'reminder', at: day(7) });
    expect(steps(day(8), null)).toEqual({ step: 'overdue', at: day(10) });
    expect(steps(day(7), 'reminder')).toEqual({ step: 'overdue', at: day(10) });
    expect(steps(day(10), 'overdue')).toEqual({ step: 'escalation', at: day(12) });
    expect(steps(day(12), 'escalation')).toBeNull();
  });

  it('is never taken up where the policy names nobody', () => {
    expect(nextStepOf(day(10), {}, { now: day(1), after: null })).toMatchObject({
      step: 'overdue',
    });
    expect(nextStepOf(day(10), {}, { now: day(10), after: 'overdue' })).toBeNull();
  });
});
