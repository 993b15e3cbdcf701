import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '@tingsu/contracts';
import { aSubmission, FRIDAY } from '../../test/fixture.js';
import { datesOf } from './submission-dates.js';

const now = new Date(FRIDAY);
const RULES_SINCE = new Date('2026-01-01T00:00:00+08:00');
type Dates = Partial<Record<'receivedAt' | 'occurredAt' | 'externalDueAt', string>>;

function read(dates: Dates): string {
  try {
    const { receivedAt, externalDueAt, doubts } = datesOf(aSubmission(dates), now, RULES_SINCE);
    const [doubt] = doubts;
    const due = externalDueAt ? ` due ${externalDueAt.toISOString().slice(0, 10)}` : '';
    return `${receivedAt.toISOString().slice(0, 10)}${due}${doubt ? `, ${doubt.path} ${doubt.code}` : ''}`;
  } catch (error) {
    const [fault] = error instanceof ProblemError ? (error.extra.errors ?? []) : [];
    return `! ${fault?.path} ${fault?.code}`;
  }
}

describe('the dates of a submission', () => {
  it.each<[string, Dates, string]>([
    ['none', {}, '2026-11-20'],
    ['a receipt last week', { receivedAt: '2026-11-13T09:00:00+08:00' }, '2026-11-13'],
    [
      'a receipt before the rules took effect',
      { receivedAt: '2025-12-31T15:59:59Z' },
      '2025-12-31, receivedAt received_before_rules',
    ],
    ['a receipt in 1970', { receivedAt: '1970-01-01T00:00:00Z' }, '! receivedAt too_early'],
    ['a receipt tomorrow', { receivedAt: '2026-11-21T10:12:00+08:00' }, '! receivedAt in_future'],
    [
      'an event of 1900',
      { occurredAt: '1900-01-01T00:00:00+08:00' },
      '2026-11-20, occurredAt occurred_long_ago',
    ],
    ['an event of the year 0', { occurredAt: '0000-01-01T00:00:00Z' }, '! occurredAt too_early'],
    [
      'an answer wanted in four days',
      { externalDueAt: '2026-11-24T18:00:00+08:00' },
      '2026-11-20 due 2026-11-24',
    ],
    [
      'an answer wanted the day before',
      { externalDueAt: '2026-11-19T18:00:00+08:00' },
      '2026-11-20 due 2026-11-19, externalDueAt external_due_past',
    ],
    [
      'an answer wanted in 0001',
      { externalDueAt: '0001-01-01T00:00:00Z' },
      '2026-11-20 due 2026-11-20, externalDueAt external_due_past',
    ],
    [
      'an answer wanted in 2126',
      { externalDueAt: '2126-11-26T18:00:00+08:00' },
      '2026-11-20, externalDueAt external_due_far',
    ],
    [
      'an answer wanted in 9999',
      { externalDueAt: '9999-12-31T23:59:59-23:59' },
      '2026-11-20, externalDueAt external_due_far',
    ],
  ])('%s', (_, dates, expected) => expect(read(dates)).toBe(expected));
});
