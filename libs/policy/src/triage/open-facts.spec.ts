import { describe, expect, it } from '@jest/globals';
import type { Facts } from '@tingsu/contracts';
import { policyOf } from '../shipped.fixture.js';
import { openFacts, verdict } from './open-facts.js';

const policy = policyOf('tcm-yulin', 'group-default');
const harm = { fact: 'harm', op: 'eq', value: true } as const;
const death = { fact: 'death', op: 'eq', value: true } as const;

describe('the verdict of a condition', () => {
  it('is open while it depends on what nobody has stated', () => {
    expect(verdict(harm, {})).toBeNull();
    expect(verdict({ not: harm }, {})).toBeNull();
    expect(verdict({ any: [harm, death] }, { harm: true })).toBe(true);
    expect(verdict({ any: [harm, death] }, { harm: false })).toBeNull();
    expect(verdict({ all: [harm, death] }, { harm: false })).toBe(false);
    expect(verdict({ all: [harm, death] }, { harm: true, death: true })).toBe(true);
  });
});

describe('the questions that a policy still has', () => {
  const asked = (facts: Facts): readonly string[] =>
    openFacts(policy, facts).map(({ fact }) => fact);

  it('are about facts that people state, each once, with what they decide', () => {
    const names = asked({});
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('harm');
    expect(names).not.toContain('channel');
    expect(names).not.toContain('topic');
    expect(openFacts(policy, {}).every(({ decides }) => decides.length > 0)).toBe(true);
  });
  it('vanish one by one as they are answered', () => {
    const before = asked({});
    expect(asked({ harm: false })).not.toContain('harm');
    expect(asked({ harm: false }).length).toBeLessThan(before.length);
  });
  it('leave out the priority once a danger has raised it to the highest', () => {
    const subjects = (facts: Facts) =>
      new Set(openFacts(policy, facts).flatMap(({ decides }) => decides));
    expect(subjects({})).toContain('priority');
    expect(subjects({ danger: ['fire'] })).not.toContain('priority');
  });
});
