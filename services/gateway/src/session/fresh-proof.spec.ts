import { describe, expect, it } from '@jest/globals';
import { proofMissing, type Proofs } from './fresh-proof.js';

const NOW = new Date('2026-11-20T10:00:00Z');
const ago = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
const proofs = (change: Partial<Proofs>): Proofs => ({
  ...{ provedAt: ago(0), factorAt: null, hasFactor: false },
  ...change,
});
const missing = (change: Partial<Proofs>, level: 'any' | 'factor') =>
  proofMissing(proofs(change), level, 15, NOW);

describe('a proof of who sits there', () => {
  it('lasts for its minutes', () => {
    expect(missing({ provedAt: ago(15) }, 'any')).toBeNull();
    expect(missing({ provedAt: ago(15.1) }, 'any')).toBe('session.step_up');
  });

  it('is a factor where the person has one and it is asked for', () => {
    expect(missing({ hasFactor: true }, 'any')).toBeNull();
    expect(missing({ hasFactor: true }, 'factor')).toBe('session.prove_factor');
    expect(missing({ hasFactor: true, factorAt: ago(16) }, 'factor')).toBe('session.prove_factor');
    expect(missing({ hasFactor: true, factorAt: ago(3) }, 'factor')).toBeNull();
  });

  it('is the password for who has nothing else', () => {
    expect(missing({}, 'factor')).toBeNull();
    expect(missing({ provedAt: ago(16) }, 'factor')).toBe('session.step_up');
  });
});
