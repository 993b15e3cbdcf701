import { describe, expect, it } from '@jest/globals';
import type { Facts } from '@tingsu/contracts';
import { checkPolicy } from '../documents/check-policy.js';
import { china, policyOf, SHIPPED, shippedDocuments, shippedPolicies } from '../shipped.fixture.js';
import { triage } from '../triage/triage.js';
import { clocksFor } from './clocks-for.js';
import type { Milestone } from './reading.js';

const OF_LAW = shippedPolicies()
  .filter(({ law }) => law)
  .map(({ id }) => id);

/** What each law lets rest, by hand: regulation 701, art. 38 and 40 leave the time of an appraisal out of a mediation. */
const RESTS: Readonly<Record<string, string>> = {
  'nat.mediation.peoples30': 'appraisal.commissioned',
  'nat.mediation.admin30': 'appraisal.commissioned',
};

describe('the times that a law sets', () => {
  it('stand in the documents of laws', () => {
    expect(OF_LAW).toEqual(['cn-national', 'nhs-england', 'nhs-scotland', 'us-cms']);
  });

  it.each(SHIPPED)('rest under %s only where the law says so', (id) => {
    const bound = policyOf(id, 'tcm-yulin').clocks.filter(({ policy }) => OF_LAW.includes(policy));
    for (const { rule, pauses } of bound) {
      const resting = pauses.filter(
        ({ clocks }) => clocks.includes(rule.id) || clocks.includes('*'),
      );
      expect([rule.id, resting.map(({ on }) => on)]).toEqual([
        rule.id,
        RESTS[rule.id] ? [RESTS[rule.id]] : [],
      ]);
    }
  });

  const facts: Facts = {
    ...{ category: 'C02', topics: ['dispute'], relation: 'patient', death: true },
    ...{ possibleAccidentGrade: 1, causeOfDeathDisputed: true, safetyEventGrade: 'major' },
  };
  const policy = policyOf('tcm-yulin', 'group-default');
  const clocksWith = (...events: (readonly [string, string])[]) =>
    clocksFor(policy, china(), {
      ...{ facts, triage: triage(policy, facts), timeZone: 'Asia/Shanghai' },
      ...{ acceptance: 'undecided', asOf: '2026-11-03T12:00:00+08:00' },
      milestones: [
        ['case.received', '2026-11-02T10:00:00+08:00'] as const,
        ['case.receivedByCentre', '2026-11-02T10:00:00+08:00'] as const,
        ['death.occurred', '2026-11-02T08:00:00+08:00'] as const,
        ['reportable.found', '2026-11-02T10:00:00+08:00'] as const,
        ['safetyEvent.found', '2026-11-02T10:00:00+08:00'] as const,
        ...events,
      ].map(([name, at]): Milestone => ({ name, at })),
    });

  it('run on while the house lets its own rest, in a case that is suspended', () => {
    const before = new Map(clocksWith().map((clock) => [clock.clockId, clock]));
    const after = clocksWith(['case.suspended', '2026-11-02T11:00:00+08:00']);
    const law = after.filter(({ clockId }) => clockId.startsWith('nat.'));
    expect(law.map(({ clockId }) => clockId)).toEqual(
      expect.arrayContaining([
        ...['nat.report12', 'nat.safety.major12', 'nat.autopsy48', 'nat.body14', 'nat.simple5'],
      ]),
    );
    for (const clock of law)
      expect([clock.clockId, clock.state, clock.dueAt]).toEqual([
        ...[clock.clockId, 'running', before.get(clock.clockId)?.dueAt],
      ]);
    expect(after.find(({ clockId }) => clockId === 'contact24')?.state).toBe('paused');
  });

  it('are not let rest by a draft of the house, and it says why', () => {
    const draft = shippedDocuments().find((one) => (one as { id: string }).id === 'tcm-yulin');
    const others = shippedDocuments().filter((one) => one !== draft);
    const pausing = (clocks: readonly string[]) => ({
      ...(draft as object),
      version: '9.9.9',
      pauses: [{ on: 'case.suspended', resume: 'case.resumed', clocks }],
    });
    const codes = (clocks: readonly string[]) =>
      checkPolicy([pausing(clocks), ...others]).map(({ path, code }) => [path, code]);
    expect(codes(['feedback*', 'nat.report12'])).toEqual([
      ['/pauses/0/clocks/1', 'pause.clock.of_law'],
    ]);
    expect(codes(['nat.*'])).toEqual([['/pauses/0/clocks/0', 'pause.clock.of_law']]);
    expect(codes(['*'])).toEqual([]);
  });
});
