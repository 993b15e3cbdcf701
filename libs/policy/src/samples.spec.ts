import { describe, expect, it } from '@jest/globals';
import { evaluate } from './evaluate.js';
import { china, policyOf, samples, type Sample } from './shipped.fixture.js';

const calendar = china();
const alone = policyOf('tcm-yulin');
const inDemo = policyOf('tcm-yulin', 'group-default');

describe('the twenty sample complaints', () => {
  it('are twenty', () => expect(samples()).toHaveLength(20));

  it.each(samples().map((sample) => [sample.id, sample] as const))(
    '%s is decided as the hospital expects',
    (_, sample) => {
      const { triage } = evaluate(alone, calendar, sample, 'Asia/Shanghai');
      const { deadlines: _deadlines, ...expected } = decisionsExpected(sample);
      expect({
        acceptance: triage.acceptance,
        severity: triage.nature,
        severityRules: triage.natureRules,
        reportable: triage.reportable,
        reportableRules: triage.reportableRules,
        routing: triage.routing,
        track: triage.track,
        feedbackToComplainant: triage.feedbackToComplainant,
      }).toEqual(expected);
    },
  );

  it.each(samples().map((sample) => [sample.id, sample] as const))(
    '%s has exactly the expected clocks, due to the minute',
    (_, sample) => {
      const { clocks } = evaluate(alone, calendar, sample, 'Asia/Shanghai');
      const counted = clocks.filter(
        (clock) => clock.impliedBy === null && clock.state !== 'cancelled',
      );
      expect(Object.fromEntries(counted.map((clock) => [clock.clockId, clock.dueAt]))).toEqual(
        inUtc(sample.expected.deadlines),
      );
      expect(counted.every((clock) => !clock.provisional)).toBe(true);
    },
  );

  it.each(samples().map((sample) => [sample.id, sample] as const))(
    '%s is decided and timed the same under the demo binding',
    (_, sample) => {
      const { triage, clocks } = evaluate(inDemo, calendar, sample, 'Asia/Shanghai');
      expect(triage.acceptance).toBe(sample.expected.acceptance);
      const fromHospital = clocks.filter(
        (clock) =>
          clock.policy !== 'group-default' &&
          clock.impliedBy === null &&
          clock.state !== 'cancelled',
      );
      expect(Object.fromEntries(fromHospital.map((clock) => [clock.clockId, clock.dueAt]))).toEqual(
        inUtc(sample.expected.deadlines),
      );
    },
  );
});

function decisionsExpected({ expected }: Sample) {
  const {
    acceptance,
    severity,
    severityRules,
    reportable,
    reportableRules,
    routing,
    track,
    feedbackToComplainant,
    deadlines,
  } = expected;
  return {
    acceptance,
    severity,
    severityRules,
    reportable,
    reportableRules,
    routing,
    track,
    feedbackToComplainant,
    deadlines,
  };
}

function inUtc(deadlines: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(deadlines).map(([clockId, due]) => [clockId, new Date(due).toISOString()]),
  );
}
