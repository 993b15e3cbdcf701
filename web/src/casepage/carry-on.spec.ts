import { describe, expect, it } from '@jest/globals';
import type { NextStep } from '@tingsu/contracts';
import { carriesOn } from './carry-on';

const triage: NextStep = { command: 'startTriage', why: 'untriaged', mine: true };

describe('work that carries on after a command', () => {
  it('goes from registering through the start of triage to its questions', () => {
    expect(carriesOn('register', triage)).toBe('startTriage');
    expect(carriesOn('startTriage', { ...triage, command: 'classify' })).toBe('classify');
  });

  it('goes on to what was asked for together with a command, if that is the next step then', () => {
    const accept: NextStep = { command: 'accept', why: 'adviceAccept', mine: true };
    expect(carriesOn('classify', accept, 'accept')).toBe('accept');
    expect(carriesOn('classify', accept)).toBeNull();
    const finalise: NextStep = { command: 'finalise', why: 'opinionReady', mine: true };
    expect(carriesOn('draftOpinion', finalise, 'finalise')).toBe('finalise');
    expect(carriesOn('draftOpinion', finalise)).toBeNull();
    expect(carriesOn('draftOpinion', { ...finalise, command: 'submit' }, 'finalise')).toBeNull();
    expect(carriesOn('classify', { ...accept, command: 'decline' }, 'accept')).toBeNull();
    expect(carriesOn('classify', { ...accept, mine: false }, 'accept')).toBeNull();
  });

  it('stops where the next step is for somebody else', () => {
    expect(carriesOn('register', { ...triage, mine: false })).toBeNull();
  });

  it('stops where the policy proposes another step than the usual one', () => {
    expect(carriesOn('accept', { ...triage, command: 'acknowledge' })).toBeNull();
    expect(carriesOn('close', triage)).toBeNull();
    expect(carriesOn('register', null)).toBeNull();
  });
});
