import { describe, expect, it } from '@jest/globals';
import type { Facts } from '@tingsu/contracts';
import { composePolicy, parsePolicy } from '@tingsu/policy';
import {
  aCaseAfter,
  aComplaint,
  aContext,
  anOpenedCase,
  RUDENESS,
  shippedDocument,
  TAKEN,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { elementsOnReceipt, missingElements } from './elements.js';
import { openCase, type ReceivedComplaint } from './open-case.js';
import { refusal } from './refusal.fixture.js';

const { severity: _severity, elements: _elements, ...UNGRADED } = RUDENESS;
const accept = (reason?: string): Command => ({
  name: 'accept',
  payload: reason === undefined ? {} : { reason },
});
const classify = (facts: Facts): Command => ({ name: 'classify', payload: { facts } });

function triaged(facts: Facts, change: Partial<ReceivedComplaint> = {}): CaseState {
  const opened = openCase(
    aComplaint(change),
    '01900000-0000-7000-8000-0000000000ca',
    aContext('2026-11-20T10:13:00+08:00'),
  );
  const started = decide(opened.state, { name: 'startTriage', payload: {} }, aContext());
  return decide(started.state, classify(facts), aContext()).state;
}

describe('what must be known before a complaint is accepted', () => {
  it('R-012: how serious it is, unless a rule of the policy says it', () => {
    const silent = triaged({ ...UNGRADED, elements: ['demand'] });
    expect(refusal(() => decide(silent, accept(), aContext()))).toBe('severity.missing');
    expect(decide(triaged({ ...UNGRADED, ...TAKEN }), accept(), aContext()).state.state).toBe(
      'accepted',
    );
    const hurt = triaged({ ...UNGRADED, elements: ['demand'], harm: true });
    expect(decide(hurt, accept(), aContext()).state.state).toBe('accepted');
  });

  it('R-012: a level that the policy does not have is refused beside its field', () => {
    const opened = anOpenedCase().state;
    const started = decide(opened, { name: 'startTriage', payload: {} }, aContext()).state;
    const unknown: readonly Facts[] = [
      { severity: '9' },
      { severity: 'toString' },
      { signature: 'maybe' },
      { elements: ['horoscope'] },
    ];
    for (const facts of unknown)
      expect(() => decide(started, classify({ ...UNGRADED, ...facts }), aContext())).toThrow(
        expect.objectContaining({ code: 'request.invalid' }),
      );
  });

  it('R-220: respondent, facts and demand, or the reason for taking it without', () => {
    const vague = triaged({ category: 'C01', topics: ['attitude'], severity: '2' });
    expect(refusal(() => decide(vague, accept(), aContext()))).toBe('elements.missing');
    const taken = decide(vague, accept('投诉人情绪激动，先行受理'), aContext());
    expect(taken.state.state).toBe('accepted');
    expect(taken.texts).toEqual({ reason: '投诉人情绪激动，先行受理' });
  });

  it('R-084: basics, respondent, request, facts, reasons and time by the window-service policy; what is missing is asked for', () => {
    const policy = composePolicy(
      [parsePolicy(shippedDocument('window-service'))],
      ['window-service'],
    );
    const fields = ['content', 'demand', 'name', 'contact', 'department', 'occurredAt'];
    const missingOf = (present: string[]) => {
      const facts = elementsOnReceipt(policy, present);
      return missingElements(
        { ...triaged(UNGRADED), classification: { facts } } as CaseState,
        policy,
      );
    };
    expect(missingOf(['content'])).toEqual([
      ...['name', 'contact', 'respondent', 'demand', 'reasons', 'time'],
    ]);
    expect(missingOf(fields)).toEqual(['reasons']);
    expect(missingOf([...fields, 'reasons'])).toEqual([]);
    const asks: Command = {
      name: 'requestSupplement',
      payload: { missing: ['reasons'], note: '请说明理由' },
    };
    const waiting = decide(triaged(UNGRADED), asks, { ...aContext(), policy });
    expect(waiting.state.state).toBe('awaiting_info');
    expect(waiting.events[0]?.data).toMatchObject({ missing: ['reasons'] });
  });

  it('R-220: what the form had is known when it arrives, and stays known when triage ticks other facts', () => {
    const facts = { category: 'C01', topics: ['attitude'], severity: '2' };
    const full = triaged(facts, { fieldsPresent: ['content', 'demand', 'department', 'name'] });
    expect(full.classification?.facts['elements']).toEqual([
      'facts',
      'demand',
      'respondent',
      'name',
    ]);
    expect(decide(full, accept(), aContext()).state.state).toBe('accepted');
  });

  it('R-286: what was asked for counts as stated once the complainant supplied it', () => {
    const vague = triaged({ ...UNGRADED, severity: '2' });
    const asked = decide(
      vague,
      { name: 'requestSupplement', payload: { missing: ['demand'] } },
      aContext(),
    ).state;
    const supplied = decide(
      asked,
      { name: 'supply', payload: { elements: ['demand'], note: '要求退费' } },
      aContext(),
    ).state;
    expect(decide(supplied, accept(), aContext()).state.state).toBe('accepted');
  });

  it('R-155, R-221: a visitor signs the register or says why not; nobody signs on the telephone', () => {
    const visit = triaged(RUDENESS, { channel: 'visit' });
    expect(refusal(() => decide(visit, accept(), aContext()))).toBe('signature.missing');
    for (const signature of ['signed', 'refused'])
      expect(
        decide(triaged({ ...RUDENESS, signature }, { channel: 'visit' }), accept(), aContext())
          .state.state,
      ).toBe('accepted');
    expect(aCaseAfter('accept').state).toBe('accepted');
  });
});
