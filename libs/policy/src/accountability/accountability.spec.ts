import type { AccountabilityLine } from '@tingsu/contracts';
import { describe, expect, it } from '@jest/globals';
import { centsIn } from '../cents.js';
import type { AccountabilityParameters } from '../documents/accountability-schema.js';
import { composePolicy } from '../documents/compose-policy.js';
import type { PolicyDocument } from '../documents/document-schema.js';
import type { Policy } from '../documents/policy.js';
import { china, policyOf, shippedPolicies } from '../shipped.fixture.js';
import { daysOver, overdueLine, type Ticket } from './overdue.js';
import { mostOfMonth } from './compensation.js';
import { propose, type Changes, type Established } from './propose.js';
import { countedFrom } from './repeats.js';
import { typedCents } from './typed-amount.js';

const house = policyOf('tcm-yulin', 'accountability-trial', 'group-default');
const [A, B, C, HEAD] = ['a', 'b', 'c', 'd'].map(
  (letter) => `0190bbbb-0000-7000-8000-00000000000${letter}`,
) as [string, string, string, string];

const NOTHING: Established = {
  ...{ side: 'external', facts: {}, second: false, personId: A, supervisorId: HEAD },
  ...{ fine: false, loss: null, overdue: [], late: null, outcomes: [], misconduct: [] },
};
const fined = (more: Partial<Established> = {}): Established => ({
  ...NOTHING,
  fine: true,
  ...more,
});
/** The house, with other readings of its parameters. */
const reading = (parameters: AccountabilityParameters, of: Policy = house): Policy => ({
  ...of,
  accountability: {
    ...of.accountability,
    parameters: { ...of.accountability.parameters, ...parameters },
  },
});
const linesOf = (
  given: Established,
  changes?: Changes,
  policy = house,
): readonly AccountabilityLine[] => {
  const answer = propose(policy, given, changes);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer.lines;
};
/** `fine 100.00` */
const saidOf = (given: Established, changes?: Changes, policy?: Policy): string[] =>
  linesOf(given, changes, policy).map(
    ({ key, amount, points }) => `${key} ${amount?.value ?? String(points)}`,
  );
const MODERATE = { abusiveAttitude: true };
const SEVERE = { lossAmount: 1_200 };

describe('a fine', () => {
  it('A-01: of 100 for a person is borne by him, and his supervisor bears 20 % on top of it, or of it', () => {
    const given = fined({ facts: MODERATE });
    expect(saidOf(given)).toEqual(['fine 100.00', 'joint 20.00']);
    const split = reading({ joint: { rate: 0.2, mode: 'split', base: 'fine' } });
    expect(saidOf(given, {}, split)).toEqual(['fine 80.00', 'joint 20.00']);
    expect(linesOf(given)).toMatchObject([
      {
        ...{ rule: 'matrix.external.moderate', source: 'group-default@1.0.8', personId: A },
        ...{ base: { value: '100.00', currency: 'CNY' }, multiplier: 1, degree: 'moderate' },
        ...{ formula: '100.00 × 1 = 100.00', basis: ['D-BOTTOM-LINE'], bearer: 'person' },
      },
      { rule: 'joint', bearer: 'supervisor', personId: HEAD, formula: '100.00 × 20% = 20.00' },
    ]);
  });

  it('A-02: of a severe external complaint comes with points of performance', () => {
    expect(saidOf(fined({ facts: SEVERE }))).toEqual(['fine 200.00', 'joint 40.00', 'points -20']);
  });

  it('A-03: inside the house is 50, 100, or 200 and more', () => {
    const inside = (facts: Established['facts'], changes?: Changes) =>
      saidOf(fined({ side: 'internal', facts, supervisorId: null }), changes);
    expect(inside({})).toEqual(['fine 50.00']);
    expect(inside(MODERATE)).toEqual(['fine 100.00']);
    expect(inside(SEVERE)).toEqual(['fine 200.00']);
    expect(inside(SEVERE, { fine: 50_000 })).toEqual(['fine 500.00']);
    const severe = fined({ side: 'internal', facts: SEVERE });
    expect(propose(house, severe, { fine: 19_999 })).toEqual({
      ...{ refused: 'below_least', key: 'fine', limit: 20_000 },
    });
    const minor = fined({ side: 'internal' });
    expect(propose(house, minor, { fine: 5_001 })).toMatchObject({ refused: 'above_most' });
  });

  it('A-04: grows with the third complaint about one issue in 12 months', () => {
    const times = [1, 2, 3].map((repeatCount) => linesOf(fined({ facts: { repeatCount } }))[0]);
    expect(times.map((line) => [line?.degree, line?.amount?.value])).toEqual([
      ['minor', '50.00'],
      ['minor', '50.00'],
      ['moderate', '100.00'],
    ]);
    const { sameIssue } = house;
    expect(countedFrom(sameIssue, '2026-11-02')).toBe('2025-11-02');
    expect(countedFrom(sameIssue, '2028-02-29')).toBe('2027-02-28');
    expect(countedFrom(undefined, '2026-11-02')).toBeNull();
  });

  it('A-05: doubles with a second complaint, and the supervisor bears his part of the double', () => {
    expect(saidOf(fined({ second: true }))).toEqual(['fine 100.00', 'joint 20.00']);
  });

  it('A-06: doubles once, whatever else grew', () => {
    expect(saidOf(fined({ second: true, facts: { repeatCount: 3 } }))).toEqual([
      ...['fine 200.00', 'joint 40.00'],
    ]);
  });

  it('A-22: of concealment is 200 at least, or the advice to leave takes its place', () => {
    const concealed = fined({ facts: { concealment: true } });
    expect(saidOf(concealed)[0]).toBe('fine 200.00');
    expect(propose(house, concealed, { fine: 15_000 })).toMatchObject({ refused: 'below_least' });
    expect(propose(house, concealed, { fine: null })).toMatchObject({ refused: 'below_least' });
    const leaving = fined({ facts: { concealment: true }, outcomes: ['adviceToLeave'] });
    expect(saidOf(leaving, { fine: null, points: null })).toEqual(['outcome.adviceToLeave null']);
  });

  it('A-23: of one event lies between 200 and 1,500 where a house says so', () => {
    const timely = on(policyOf('timeliness', 'client-follow-up', 'group-default'));
    const asked = (fine: number) =>
      propose(timely, fined({ facts: SEVERE, supervisorId: null }), { fine });
    expect(asked(19_900)).toMatchObject({ refused: 'below_least', limit: 20_000 });
    expect(asked(20_000)).not.toHaveProperty('refused');
    expect(asked(150_000)).not.toHaveProperty('refused');
    expect(asked(150_100)).toMatchObject({ refused: 'above_most', limit: 150_000 });
  });

  it('is of a department where no person is named, and nobody is liable beside it', () => {
    const [line, ...rest] = linesOf(fined({ personId: null }));
    expect([line?.bearer, rest]).toEqual(['department', []]);
  });

  it('takes the part of the supervisor with it when it is left out or changed', () => {
    const given = fined({ outcomes: ['training'] });
    expect(saidOf(given, { fine: null })).toEqual(['outcome.training null']);
    expect(saidOf(given, { fine: 6_000 }).slice(1)).toEqual(['fine 60.00', 'joint 12.00']);
    expect(linesOf(given, { fine: 6_000 })[1]).toMatchObject({
      ...{ computed: 5_000, formula: '50.00 × 1 = 50.00; 60.00' },
    });
  });
});

/** A house that turned the module on. */
const on = (policy: Policy): Policy => ({
  ...policy,
  accountability: { ...policy.accountability, enabled: true },
});

describe('points of performance', () => {
  const pointsOf = (lossAmount: number, policy = house) =>
    linesOf(fined({ facts: { lossAmount } }), {}, policy).find(({ key }) => key === 'points')
      ?.points;
  it('A-20: depend on the loss, and the policy says where its boundary belongs', () => {
    expect([499, 500, 501].map((loss) => pointsOf(loss))).toEqual([-10, -10, -20]);
    const upper = reading({ loss: { ...house.accountability.parameters.loss, boundary: 'upper' } });
    expect([499, 500, 501].map((loss) => pointsOf(loss, upper))).toEqual([-10, -20, -20]);
  });

  it('A-21: of a lost customer are 20, without any loss in money', () => {
    const lines = linesOf(fined({ facts: { customerLost: true } }));
    expect(lines.map(({ key, degree, points }) => [key, degree, points])).toEqual([
      ['fine', 'severe', null],
      ['joint', 'severe', null],
      ['points', 'severe', -20],
    ]);
  });

  it('are changed within the band of the degree only', () => {
    const given = fined({ facts: SEVERE });
    expect(linesOf(given, { points: -15 })[2]).toMatchObject({ points: -15, computed: -20 });
    expect(propose(house, given, { points: -21 })).toMatchObject({ refused: 'below_least' });
    expect(propose(house, given, { points: -5 })).toMatchObject({ refused: 'above_most' });
  });
});

describe('what a person pays back of a loss', () => {
  const lost = (amount: number, more: Partial<NonNullable<Established['loss']>> = {}) => ({
    ...NOTHING,
    loss: { personId: A, cents: centsIn(amount), ...more },
  });
  it.each([
    ['A-07', 8_000, '1600.00', '8000.00 × 20% = 1600.00'],
    ['A-08', 10_000, '2000.00', '10000.00 × 20% = 2000.00'],
    ['A-09', 10_000.01, '2000.00', '10000.00 × 20% + 0.01 × 10% = 2000.00'],
    ['A-10', 25_000, '3500.00', '10000.00 × 20% + 15000.00 × 10% = 3500.00'],
    ['A-11', 100_000, '11000.00', '10000.00 × 20% + 90000.00 × 10% = 11000.00'],
    ['A-34', 6_500, '1300.00', '6500.00 × 20% = 1300.00'],
  ])('%s: of %d is its share by brackets', (_, amount, value, formula) => {
    expect(linesOf(lost(amount))).toEqual([
      expect.objectContaining({
        amount: { value, currency: 'CNY' },
        formula,
        rule: 'compensation',
      }),
    ]);
  });

  it('A-12: stands beside commission that is taken back', () => {
    expect(saidOf(lost(25_000, { commissionCents: 60_000 }))).toEqual([
      ...['compensation 3500.00', 'clawBack 600.00'],
    ]);
  });

  it('A-13: is divided so that a month costs a fifth of the wage at most', () => {
    const rules = house.accountability;
    const month = mostOfMonth(rules, { monthlyCents: 500_000, minimumCents: 200_000 });
    const [line] = linesOf(lost(25_000, { mostOfMonth: month }));
    expect(line?.instalments?.map(({ value }) => value)).toEqual([
      ...['1000.00', '1000.00', '1000.00', '500.00'],
    ]);
    expect(mostOfMonth(rules, { monthlyCents: 250_000, minimumCents: 220_000 })).toBe(30_000);
    const least = mostOfMonth(rules, { monthlyCents: 200_000, minimumCents: 200_000 });
    expect(linesOf(lost(100, { mostOfMonth: least }))[0]?.instalments).toEqual([]);
    expect(linesOf(lost(1_000, { mostOfMonth: month }))[0]).not.toHaveProperty('instalments');
  });

  it('A-34: is his alone: a supervisor is liable for fines only', () => {
    expect(saidOf(lost(6_500))).toEqual(['compensation 1300.00']);
  });

  it('may be less than the rule gives, for a reason, and never more', () => {
    expect(saidOf(lost(8_000), { compensation: 100_000 })).toEqual(['compensation 1000.00']);
    expect(propose(house, lost(8_000), { compensation: 160_001 })).toMatchObject({
      ...{ refused: 'above_most', limit: 160_000 },
    });
  });
});

describe('a ticket that somebody sat on', () => {
  const CLOCK = {
    id: 'statement48',
    basis: 'calendar',
    dueAt: '2026-11-02T17:00:00+08:00',
  } as const;
  const centsOfLines = (ticket: Ticket, policy = house): number[] =>
    overdueLine(
      policy.accountability,
      ticket,
      daysOver(policy, china(), 'Asia/Shanghai', ticket),
    ).map(({ amount }) => centsIn(Number(amount?.value)));
  const started = reading({
    overdue: { ...house.accountability.parameters.overdue, dayRule: 'started-days' },
  });
  it.each([
    ['A-14', '2026-11-02T19:00:00+08:00', 50, 50],
    ['A-15', '2026-11-03T17:00:00+08:00', 100, 50],
    ['A-16', '2026-11-05T17:00:00+08:00', 200, 150],
  ])('%s: done %s costs by full days, or by started ones', (_, doneAt, full, byStarted) => {
    const ticket = { ...CLOCK, doneAt };
    expect(centsOfLines(ticket)).toEqual([centsIn(full)]);
    expect(centsOfLines(ticket, started)).toEqual([centsIn(byStarted)]);
  });

  it('A-17: counts each case', () => {
    const ticket = { ...CLOCK, doneAt: '2026-11-05T17:00:00+08:00' };
    const over = daysOver(house, china(), 'Asia/Shanghai', ticket);
    const lines = linesOf({
      ...NOTHING,
      overdue: [
        [ticket, over],
        [{ ...ticket, id: 'feedback5' }, over],
      ],
    });
    const sum = lines.reduce((all, { amount }) => all + centsIn(Number(amount?.value)), 0);
    expect(sum).toBe(40_000);
    expect(lines[0]).toMatchObject({
      ...{ rule: 'overdue', basis: ['statement48'], formula: '50.00 + 50.00 × 3 = 200.00' },
    });
  });

  it('A-18: counts the days of its own limit, make-up days included', () => {
    const ticket = {
      ...{ id: 'feedback', dueAt: '2026-09-18T17:00:00+08:00' },
      doneAt: '2026-09-22T09:00:00+08:00',
    };
    expect(centsOfLines({ ...ticket, basis: 'working' })).toEqual([15_000]);
    expect(centsOfLines({ ...ticket, basis: 'calendar' })).toEqual([20_000]);
    const hours = daysOver(house, china(), 'Asia/Shanghai', { ...ticket, basis: 'elapsed' });
    expect(hours).toEqual({ full: 3, started: 4 });
  });

  it('A-19: costs nothing where an extension was approved and kept', () => {
    const kept: Ticket = {
      ...{ id: 'feedback', dueAt: '2026-09-22T17:00:00+08:00', basis: 'working' as const },
      doneAt: '2026-09-22T16:00:00+08:00',
    };
    expect(centsOfLines(kept)).toEqual([]);
  });
});

describe('a proposal', () => {
  it('A-24: about an invalid complaint is refused, whatever it asks for', () => {
    const facts = { nature: 'invalid', lossAmount: 8_000 };
    for (const given of [fined({ facts }), { ...NOTHING, facts, outcomes: ['training'] }])
      expect(propose(house, given)).toEqual({ refused: 'invalid_locked' });
  });

  it.each([
    ['A-25', 'a bad attitude, the first time', { abusiveAttitude: true, repeatCount: 1 }, '100.00'],
    ['A-26', 'work delayed by three days', { workDelayDays: 3 }, '100.00'],
    ['A-26', 'work delayed by two days', { workDelayDays: 2 }, '50.00'],
  ])('%s: of %s is of the degree of its rule', (_, __, facts, value) => {
    expect(linesOf(fined({ facts }))[0]?.amount?.value).toBe(value);
  });

  it('R-073: is of the degree that a department wrote down for itself, where it is bound to that', () => {
    const [own] = shippedPolicies().filter(({ id }) => id === 'accountability-trial');
    const when = { fact: 'workDelayDays', op: 'ge' as const, value: 1 };
    const degrees = {
      rules: [{ id: 'OWN', degree: 'minor' as const, when }],
      default: 'moderate' as const,
    };
    const ward = { ...own, id: 'ward', accountability: { ...own?.accountability, degrees } };
    const bound = composePolicy(
      [...shippedPolicies(), ward as PolicyDocument],
      ['ward', 'group-default'],
    );
    const degreeOf = (facts: Established['facts']) => linesOf(fined({ facts }), {}, bound)[0];
    expect(degreeOf({ workDelayDays: 5 })).toMatchObject({ degree: 'minor', basis: ['OWN'] });
    expect(degreeOf({})).toMatchObject({ degree: 'moderate', basis: ['default'] });
  });

  it('A-27: about a late answer names all who had to do with it, without an amount', () => {
    const handlers = { firstResponder: A, undertaker: B, head: C };
    const late = { ...NOTHING, late: { handlers, reasonAccepted: false } };
    const firm = on(policyOf('first-responder'));
    for (const policy of [house, firm]) {
      const lines = linesOf(late, {}, policy);
      expect(lines.map(({ outcome, personId, amount }) => [outcome, personId, amount])).toEqual(
        ['namedCriticism', 'monthlyDeduction'].flatMap((outcome) =>
          [A, B, C].map((personId) => [outcome, personId, null]),
        ),
      );
    }
  });

  it('A-28: about a late answer with a reason that was accepted holds nobody liable', () => {
    const handlers = { firstResponder: A, undertaker: B, head: C };
    expect(propose(house, { ...NOTHING, late: { handlers, reasonAccepted: true } })).toEqual({
      refused: 'nothing',
    });
  });

  it('is not made where the module is off: by default, and at the NHS', () => {
    for (const ids of [['tcm-yulin', 'group-default'], ['nhs-england'], ['customer-service']])
      expect(propose(policyOf(...ids), fined())).toEqual({ refused: 'off' });
    const enabled = shippedPolicies().filter(({ accountability }) => accountability?.enabled);
    expect(enabled.map(({ id }) => id)).toEqual(['accountability-trial']);
  });

  it('holds what the house knows: outcomes first, misconduct, no other line', () => {
    const given = { ...NOTHING, outcomes: ['circular'], misconduct: ['shirking'] };
    expect(saidOf(given)).toEqual(['outcome.circular null', 'misconduct.shirking null']);
    expect(propose(house, { ...NOTHING, outcomes: ['prison'] })).toMatchObject({
      refused: 'outcome_unknown',
    });
    expect(propose(house, { ...NOTHING, misconduct: ['sleep'] })).toMatchObject({
      refused: 'outcome_unknown',
    });
    expect(propose(house, given, { fine: 1 })).toEqual({ refused: 'line_unknown', key: 'fine' });
    expect(propose(house, given, { 'outcome.circular': 1 })).toMatchObject({
      refused: 'line_fixed',
    });
  });

  it('has money in the currency of the house and in cents', () => {
    const typed = (value: string, currency = 'CNY') =>
      typedCents(house.accountability, { value, currency });
    expect(typed('10000.01')).toBe(1_000_001);
    expect(typed('0.005')).toMatchObject({ refused: 'not_in_cents' });
    expect(typed('1.00', 'USD')).toEqual({ refused: 'currency', currency: 'CNY' });
    const bare = composePolicy(shippedPolicies(), ['accountability-trial']);
    expect(propose(bare, fined())).toEqual({ refused: 'nothing' });
  });
});
