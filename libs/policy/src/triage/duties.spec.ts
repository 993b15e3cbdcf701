import type { Facts } from '@tingsu/contracts';
import { ROLES } from '@tingsu/contracts';
import { describe, expect, it } from '@jest/globals';
import { APPROVER_ROLES, NOTIFY_NAMES } from '../documents/duty-schema.js';
import { policyOf, samples } from '../shipped.fixture.js';
import { factsOnReceipt } from './facts-on-receipt.js';
import { approvalsFor, degreeFor, noticesFor } from './duties.js';
import { triage } from './triage.js';

const yulin = policyOf('tcm-yulin', 'group-default');

describe('approvals', () => {
  const stepsOf = (facts: Facts) =>
    triage(yulin, facts).approvals.map(({ step, by, rules }) => `${step} ${by} ${rules.join()}`);

  it('a major case needs the leader for decline (T-09), opinion (T-23) and close (T-29, R-277)', () => {
    const { approvals } = triage(yulin, { abusiveAttitude: true });
    expect(approvals.filter((one) => one.by === 'leader').map((one) => one.step)).toEqual([
      'decline',
      'opinion',
      'close',
    ]);
    expect(approvals.find((one) => one.step === 'close')).toEqual({
      step: 'close',
      by: 'leader',
      rules: ['AP-close'],
      facts: { nature: 'major' },
    });
  });

  it('a general case needs only the second decider of an invalid finding (T-39)', () => {
    expect(stepsOf({ topics: ['charges'] })).toEqual(['invalidate centre_head AP-invalid']);
  });

  it('compensation brings the opinion before the leader, once, whatever else asks for him', () => {
    expect(stepsOf({ compensationAmount: 6500 })).toContain('opinion leader AP-compensation');
    expect(stepsOf({ compensationAmount: 6500, abusiveAttitude: true })).toContain(
      'opinion leader AP-opinion,AP-compensation',
    );
  });

  it('follow what was decided about the case, not only the advice', () => {
    expect(approvalsFor(yulin, { nature: 'major' }).map((one) => one.step)).toContain('close');
    expect(approvalsFor(yulin, { nature: 'invalid' }).map((one) => one.step)).toEqual([
      'invalidate',
    ]);
  });

  it('name roles that exist in the sign-in', () => {
    const words = ['owner', 'departmentHead', 'centreHead'];
    expect(APPROVER_ROLES.filter((role) => !ROLES.includes(role))).toEqual([]);
    expect(
      NOTIFY_NAMES.filter(
        (name) => !words.includes(name) && !(ROLES as readonly string[]).includes(name),
      ),
    ).toEqual([]);
  });
});

describe('notices', () => {
  it('say at which milestone they are due, to whom, and what they must contain (R-244, R-297, R-408)', () => {
    expect(noticesFor(yulin, {}, 'feedback.given')).toEqual([
      expect.objectContaining({
        id: 'result.complainant',
        at: 'feedback.given',
        to: 'complainant',
        form: 'written',
        mustContain: ['facts', 'responsibility', 'handling', 'routesIfDissatisfied'],
      }),
    ]);
    expect(
      noticesFor(yulin, {}, 'resultNotice.served').map((one) => [one.id, one.startsClock]),
    ).toEqual([['result.respondent', 'recRequest5']]);
  });

  it('an anonymous complaint needs no notices to the complainant', () => {
    const ids = (facts: Facts) => triage(yulin, facts).notices.map((one) => one.id);
    expect(ids({})).toEqual(expect.arrayContaining(['ack', 'declined']));
    expect(ids({ anonymous: true })).not.toEqual(expect.arrayContaining(['ack']));
  });
});

describe('the degree of responsibility is a scale of its own (X-10)', () => {
  it.each<[string, Facts, string, string[]]>([
    ['A-04: the first complaint about an issue', { repeatCount: 1 }, 'minor', ['default']],
    ['A-04: the second', { repeatCount: 2 }, 'minor', ['default']],
    ['A-04: the third', { repeatCount: 3 }, 'moderate', ['D-THIRD-TIME']],
    [
      'A-25: bad attitude verified, the first time',
      { abusiveAttitude: true, repeatCount: 1 },
      'moderate',
      ['D-BOTTOM-LINE'],
    ],
    ['A-26: work delayed by 3 days', { workDelayDays: 3 }, 'moderate', ['D-DELAY']],
    ['A-26: work delayed by 2 days', { workDelayDays: 2 }, 'minor', ['default']],
    ['A-02: a loss of 1 200', { lossAmount: 1200 }, 'severe', ['D-SEVERE-LOSS']],
    ['A-21: a customer lost, no money', { customerLost: true }, 'severe', ['D-SEVERE-CUSTOMER']],
    [
      'A-22: facts concealed',
      { concealment: true, repeatCount: 3 },
      'severe',
      ['D-SEVERE-CONCEALED'],
    ],
  ])('%s', (_, facts, degree, rules) => {
    expect(degreeFor(yulin, facts)).toMatchObject({ degree, rules });
    expect(triage(yulin, facts).degree).toBe(degree);
  });

  it('A-24: an invalid complaint has none (R-279)', () => {
    expect(triage(yulin, { confirmedMalicious: true, lossAmount: 8000 })).toMatchObject({
      nature: 'invalid',
      degree: null,
    });
  });

  it('follows neither from nature nor from priority', () => {
    const media = triage(yulin, { channelMarks: ['media'], death: true });
    expect(media).toMatchObject({ nature: 'major', priority: 'P1', degree: 'minor' });
    expect(triage(yulin, { lossAmount: 100 })).toMatchObject({
      nature: 'general',
      priority: 'P3',
      degree: 'severe',
    });
  });

  it('a policy without the scale gives none', () => {
    expect(triage(policyOf('nhs-england'), { lossAmount: 100 }).degree).toBeNull();
  });
});

describe('every decision names the rules and facts that led to it', () => {
  const decisionsFor = (id: string) => {
    const sample = samples().find((one) => one.id === id);
    if (!sample) throw new Error(id);
    const { relation, anonymous } = sample.complainant;
    const received = factsOnReceipt(yulin, {
      channel: sample.channel,
      relation,
      anonymous,
      caseKind: sample.kind ?? 'external',
    });
    const { decisions } = triage(yulin, { ...received, ...sample.facts });
    return Object.fromEntries(decisions.map(({ subject, ...decided }) => [subject, decided]));
  };

  it('for a complaint with harm (SMP-05)', () => {
    const decided = decisionsFor('SMP-05');
    expect(decided['nature']).toMatchObject({
      value: 'major',
      rules: ['M1'],
      facts: { category: 'C02', harm: true },
    });
    expect(decided['reportable']).toMatchObject({ value: true, rules: ['RP1'] });
    expect(decided['track']).toMatchObject({ value: 'T10', rules: ['T10'] });
    expect(decided['acceptance']).toMatchObject({ value: 'accept', rules: ['eligibleRelations'] });
    expect(Object.keys(decided['acceptance']?.facts ?? {})).toEqual(['relation']);
  });

  it('for routing, with the topics that were ticked (SMP-01)', () => {
    const { routing } = decisionsFor('SMP-01');
    const sample = samples().find((one) => one.id === 'SMP-01');
    expect(routing?.value).toEqual([
      sample?.expected.routing.lead,
      ...(sample?.expected.routing.assist ?? []),
    ]);
    expect(routing?.rules[0]).toBe(sample?.expected.routing.rule);
    expect(routing?.facts['topics']).toEqual(sample?.facts['topics']);
  });

  it('for a decline (SMP-14), and says so where no rule fired', () => {
    const decided = decisionsFor('SMP-14');
    expect(decided['acceptance']).toEqual({
      value: 'decline:COURT',
      rules: ['COURT'],
      facts: { courtFiled: true },
    });
    expect(decided['nature']).toEqual({ value: 'general', rules: ['default'], facts: {} });
    expect(decided['degree']).toMatchObject({ value: 'minor', rules: ['default'] });
  });
});
