import { describe, expect, it } from '@jest/globals';
import { china, policyOf } from '../shipped.fixture.js';
import { triage } from '../triage/triage.js';
import { clocksFor } from './clocks-for.js';
import { extensionAnswer } from './extension.js';
import { limitsOnReceipt } from './limits-on-receipt.js';
import type { History } from './reading.js';

const calendar = china();
const yulin = policyOf('tcm-yulin', 'group-default');
const RECEIVED = ['case.received', 'case.receivedAnywhere', 'case.receivedByCentre'];

describe('an order that brings its own due time (12345)', () => {
  const order = (externalDueAt?: string | null) =>
    read(yulin, { channel: 'hotline_12345' }, { externalDueAt });

  it('starts the clock order.due, to the minute and off no holiday', () => {
    const clock = order('2026-11-21T12:34:00+08:00')['order.due'];
    expect(clock).toMatchObject({
      dueAt: utc('2026-11-21T12:34:00+08:00'),
      kind: 'limit',
      state: 'running',
      provisional: false,
    });
    expect(clock?.explanation.map((step) => step.zh)).toEqual([
      '按来件单位要求的时间，自 2026 年 11 月 2 日（周一）10:00 首诉部门收到投诉起',
      '2026 年 11 月 21 日（周六）12:34 到期',
    ]);
  });

  it('without one there is no such clock', () => {
    expect(order()['order.due']).toBeUndefined();
    expect(order(null)['order.due']).toBeUndefined();
  });

  it('is promised in the receipt', () => {
    const limits = limitsOnReceipt(yulin, calendar, {
      facts: { channel: 'hotline_12345', caseKind: 'external' },
      receivedAt: '2026-11-02T10:00:00+08:00',
      timeZone: 'Asia/Shanghai',
      externalDueAt: '2026-11-05T12:00:00+08:00',
    });
    expect(limits.find((limit) => limit.id === 'order.due')?.dueAt).toBe(
      utc('2026-11-05T12:00:00+08:00'),
    );
  });
});

describe('R-340: the plan carries its own date, no later than the policy allows', () => {
  const pharmacy = policyOf('pharmacy');
  const plan = (date?: string) =>
    read(pharmacy, {}, date ? { agreedDates: { 'plan.due': date } } : {})['plan.due'];

  it('there is no clock before a date is set, and the date counts while it is within five working days', () => {
    expect(plan()).toBeUndefined();
    expect(plan('2026-11-05')?.dueAt).toBe(utc('2026-11-06T00:00:00+08:00'));
  });

  it('a later date counts no further than the fifth working day', () => {
    expect(plan('2026-11-20')?.dueAt).toBe(utc('2026-11-10T00:00:00+08:00'));
  });
});

describe('extensions that an overlay allows (T-37)', () => {
  const charges = { topics: ['charges'], caseKind: 'external' };
  const ask = (clockId: string, days: number) =>
    extensionAnswer(yulin, calendar, historyOf(yulin, charges, {}), {
      clockId,
      at: '2026-11-05T10:00:00+08:00',
      by: { value: days, unit: 'day', basis: 'working' },
    });

  it('a target of the hospital may move by five working days, with a notice to the complainant', () => {
    expect(ask('feedback5n', 5)).toEqual({
      allowed: true,
      dueAt: utc('2026-11-16T17:00:00+08:00'),
      approver: 'centre_head',
      noticeToComplainant: true,
    });
    expect(ask('feedback5n', 6)).toMatchObject({ allowed: false, code: 'extension.too_long' });
  });

  it('beyond ten working days from the start the leader must say so', () => {
    const dispute = { topics: ['dispute'], complexDispute: true, category: 'C02', harm: true };
    const answer = extensionAnswer(yulin, calendar, historyOf(yulin, dispute, {}), {
      clockId: 'feedback10',
      at: '2026-11-05T10:00:00+08:00',
      by: { value: 1, unit: 'day', basis: 'working' },
    });
    expect(answer).toMatchObject({ allowed: true, approver: 'leader' });
  });

  it('limits and outer limits of another layer stay as they are', () => {
    expect(ask('outer15', 1)).toMatchObject({ allowed: false, code: 'clock.not_extendable' });
    expect(ask('contact24', 1)).toMatchObject({ allowed: false });
  });
});

function historyOf(policy: typeof yulin, facts: History['facts'], more: Partial<History>): History {
  return {
    facts,
    triage: triage(policy, facts),
    milestones: RECEIVED.map((name) => ({ name, at: '2026-11-02T10:00:00+08:00' })),
    timeZone: 'Asia/Shanghai',
    ...more,
  };
}

function read(policy: typeof yulin, facts: History['facts'], more: Partial<History>) {
  return Object.fromEntries(
    clocksFor(policy, calendar, historyOf(policy, facts, more)).map((one) => [one.clockId, one]),
  );
}

function utc(instant: string): string {
  return new Date(instant).toISOString();
}
