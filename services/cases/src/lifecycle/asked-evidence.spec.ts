import { describe, expect, it } from '@jest/globals';
import type { EvidenceStep } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import { askedEvidence } from './asked-evidence.js';
import { boundAlone } from './bound-alone.fixture.js';
import { aCaseAfter, aContext, PACKAGE, RUDENESS } from './case.fixture.js';
import { refusal } from './refusal.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { evolve } from './evolve.js';

const RULES: Policy['evidence'] = [
  {
    id: 'a',
    step: 'submitPackage',
    slot: 'statement',
    required: true,
    zh: '书面材料',
    en: 'In writing',
  },
  { id: 'b', step: 'submitPackage', slot: 'statement' },
  {
    id: 'c',
    step: 'giveFinal',
    slot: 'settlement',
    when: { fact: 'nature', op: 'eq', value: 'x' },
  },
];
const context = { ...aContext(), policy: { ...aContext().policy, evidence: RULES } };
const submit: Command = { name: 'submitPackage', payload: PACKAGE };
const withFile = (state: CaseState, step?: EvidenceStep): CaseState =>
  evolve(state, {
    ...{ kind: 'evidenceAdded', version: state.version + 1, at: '2026-11-20T12:00:00+08:00' },
    actor: { type: 'person', id: null, role: null },
    data: {
      ...{ state: state.state, uploadId: '0190', slot: 'statement', sha256: '', bytes: 1 },
      ...{ mediaType: 'image/png', ...(step ? { step } : {}) },
    },
  });

describe('the files that a step asks for', () => {
  const investigating = aCaseAfter('signFor');

  it('are named with what the policy calls them, the stricter of two rules holding', () => {
    expect(askedEvidence(investigating, context.policy)).toEqual([
      {
        ...{ step: 'submitPackage', slot: 'statement', required: true, there: false },
        label: { zh: '书面材料', en: 'In writing' },
      },
    ]);
  });

  it('refuse the step by their slot while they are missing', () => {
    const attempt = () => decide(investigating, submit, context);
    expect(refusal(attempt)).toBe('evidence.missing');
    expect(attempt).toThrow('statement (In writing)');
  });

  it.each<[string, EvidenceStep | undefined]>([
    ['with the step', 'submitPackage'],
    ['for the case as a whole', undefined],
  ])('let it pass once one was added %s, and not twice over', (_, step) => {
    const there = withFile(investigating, step);
    expect(decide(there, submit, context).state.packageParts).not.toEqual([]);
    expect(withFile(there, step).evidence).toEqual(there.evidence);
  });

  it('of another step do not count', () => {
    const elsewhere = withFile(investigating, 'giveFinal');
    expect(() => decide(elsewhere, submit, context)).toThrow();
  });

  it('are asked for by the window service on grave matters only (R-085)', () => {
    const { policy } = boundAlone('window-service');
    const graded = (priority: 'P1' | 'P3') =>
      askedEvidence(
        {
          ...investigating,
          classification: investigating.classification && {
            ...investigating.classification,
            ...{ facts: RUDENESS, priority },
          },
        },
        policy,
      );
    expect(graded('P1')).toMatchObject([{ slot: 'statement', required: true }]);
    expect(graded('P3')).toEqual([]);
  });
});
