import { describe, expect, it } from '@jest/globals';
import { CASE_STATES, COMMAND_NAMES } from '@tingsu/contracts';
import {
  ABUSE,
  aCaseAfter,
  aContext,
  anOpenedCase,
  mainPath,
  PACKAGE,
  play,
  RUDENESS,
  CALLER,
  LEADER,
} from './case.fixture.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';
import { commandsIn, faultsOf, isLegal, TRANSITIONS } from './transitions.js';

describe('the transition table', () => {
  it('has a row for every command, enters every state that it should, and lets every open case end', () => {
    expect(faultsOf()).toEqual([]);
  });

  it('notices a state that cannot be left any more', () => {
    expect(
      faultsOf({
        ...TRANSITIONS,
        draftOpinion: { ...TRANSITIONS.draftOpinion, to: ['suspended'] },
      }),
    ).toContain('opinion is never entered');
  });

  it.each(
    COMMAND_NAMES.filter((command) => command !== 'merge' && command !== 'link').flatMap(
      (command) =>
        CASE_STATES.filter((state) => !isLegal(command, state)).map(
          (state) => [command, state] as const,
        ),
    ),
  )('%s in the state %s is refused', (command, state) => {
    const one = { ...aCaseAfter('opened'), state };
    expect(refusal(() => decide(one, { name: command, payload: {} } as Command, aContext()))).toBe(
      'case.state_refused',
    );
  });

  it('offers the commands of a state', () => {
    expect(commandsIn('dispatched')).toEqual(
      expect.arrayContaining(['signFor', 'returnTicket', 'classify', 'withdraw']),
    );
    const outliving = [
      'reportToRegulator',
      // Sealed evidence and duties towards authorities stay with the case in which they were recorded.
      ...['recordReportStep', 'draftReport', 'submitReport', 'supplementReport', 'closeReport'],
      ...['askHold', 'sealHold', 'completeHold', 'inspectHold', 'recordInspection', 'releaseHold'],
      ...['recordDeath', 'recordConsent', 'recordAutopsy', 'recordBody'],
      'acknowledgeClock',
      'excludePeople',
      'note',
      'readMessages',
      'reopen',
    ];
    expect(commandsIn('merged').filter((command) => !outliving.includes(command))).toEqual([]);
  });
});

describe('telling the complainant number and time limits', () => {
  const acknowledge = { command: { name: 'acknowledge', payload: { medium: 'phone' } } } as const;
  const byPhone = anOpenedCase({ receiptShown: false });

  it('R-408, R-385: stops the first-contact clock together with the contact of the department, in whichever order', () => {
    const contact = {
      command: {
        name: 'contactDepartment',
        payload: { department: 'main.outpatient', medium: 'phone' },
      },
    } as const;
    for (const steps of [
      [acknowledge, contact],
      [contact, acknowledge],
    ]) {
      const states = play(byPhone, steps).map(({ state }) => state.clocks['first24']?.state);
      expect(states).toEqual(['running', 'running', 'met']);
    }
  });

  it('happens once: a sender who saw the receipt, or was informed, is not informed again', () => {
    const informed = play(byPhone, [acknowledge])
      .map(({ state }) => state)
      .slice(-1);
    for (const state of [...informed, anOpenedCase({ receiptShown: true }).state]) {
      expect(
        refusal(() =>
          decide(state, { name: 'acknowledge', payload: { medium: 'phone' } }, aContext()),
        ),
      ).toBe('acknowledgement.already_given');
    }
  });
});

describe('opening a case', () => {
  it('registers, acknowledges what the sender was shown, grades by what is known and starts the clocks (T-01 to T-03)', () => {
    const { events, state } = anOpenedCase();
    expect(events.map(({ kind }) => kind)).toEqual([
      'opened',
      'registered',
      'acknowledged',
      'classified',
      'clocksChanged',
    ]);
    expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    expect(state).toMatchObject({ state: 'registered', caseNo: 'C-2026-000001', version: 5 });
    expect(state.clocks['contact24']).toMatchObject({
      state: 'running',
      dueAt: '2026-11-21T02:12:00.000Z',
    });
  });

  it('names the duty role of the hour (R-215)', () => {
    const registered = anOpenedCase({ receivedAt: '2026-11-21T23:40:00+08:00' }).events[1];
    expect(registered?.data).toMatchObject({ dutyRole: '医院综合办' });
  });

  it('R-272: a case from 12345 is major by its channel alone', () => {
    expect(anOpenedCase({ channel: 'hotline_12345' }).state.classification).toMatchObject({
      nature: 'major',
      natureRules: ['M2'],
    });
  });

  it('R-223: an anonymous complaint has no clock of telling the complainant', () => {
    const { clocks } = anOpenedCase({
      anonymous: true,
      contactable: false,
      relation: 'unknown',
    }).state;
    expect(Object.keys(clocks)).not.toContain('outer15');
    expect(Object.keys(clocks)).toContain('contact24');
  });
});

describe('the main path', () => {
  it('leads from registration to closing with consecutive versions', () => {
    const decisions = play(anOpenedCase(), mainPath());
    const versions = decisions.flatMap(({ events }) => events.map(({ version }) => version));
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect(decisions.map(({ state }) => state.state)).toEqual([
      'registered',
      'triage',
      'triage',
      'accepted',
      'dispatched',
      'investigating',
      'investigating',
      'opinion',
      'feedback_due',
      'fed_back',
      'closed',
    ]);
  });

  it('T-23 to T-25: a major case goes through a leader', () => {
    const states = play(anOpenedCase(), mainPath(ABUSE, true)).map(({ state }) => state.state);
    expect(states).toEqual(expect.arrayContaining(['approval', 'feedback_due', 'closed']));
    const opinion = aCaseAfter('draftOpinion', ABUSE, true);
    expect(refusal(() => decide(opinion, { name: 'finalise', payload: {} }, aContext()))).toBe(
      'approval.required',
    );
    expect(
      refusal(() =>
        decide(aCaseAfter('draftOpinion'), { name: 'submit', payload: {} }, aContext()),
      ),
    ).toBe('approval.not_required');
  });

  it('T-24: a rejected opinion is drafted again', () => {
    const rejected = decide(
      aCaseAfter('submit', ABUSE, true),
      { name: 'reject', payload: { reason: '依据不足' } },
      aContext(undefined, 'leader', LEADER),
    );
    expect(rejected.state.state).toBe('opinion');
    expect(rejected.texts).toEqual({ reason: '依据不足' });
  });

  it('R-236: rudeness starts the clock of three working days, from the moment of receipt', () => {
    const { clocks } = aCaseAfter('classify');
    expect(clocks['feedback3']).toMatchObject({
      state: 'running',
      startedAt: '2026-11-20T02:12:00.000Z',
      dueAt: '2026-11-25T09:00:00.000Z',
    });
  });

  it('T-13: another track takes the old feedback clock away and starts the new one at the same start', () => {
    const medical = { ...RUDENESS, category: 'C02', topics: ['medical_quality'] };
    const { state, events } = decide(
      aCaseAfter('classify'),
      { name: 'classify', payload: { facts: medical } },
      aContext('2026-11-20T15:00:00+08:00'),
    );
    expect(state.clocks['feedback3']?.state).toBe('cancelled');
    expect(state.clocks['feedback5m']).toMatchObject({
      state: 'running',
      startedAt: '2026-11-20T02:12:00.000Z',
    });
    expect(events.at(-1)?.data).toMatchObject({
      cancelled: [
        { clockId: 'feedback3', reason: 'no_longer_applies' },
        { clockId: 'simple3', reason: 'no_longer_applies' },
      ],
    });
  });

  it('R-232: dispatching is the contact that stops the 24-hour clock', () => {
    expect(aCaseAfter('dispatch').clocks['contact24']).toMatchObject({ state: 'met' });
  });

  it('R-232: an earlier call to the department stops it too', () => {
    const called = decide(
      aCaseAfter('startTriage'),
      { name: 'contactDepartment', payload: { department: 'main.ward', medium: 'phone' } },
      aContext(),
    );
    expect(called.state.clocks['contact24']?.state).toBe('met');
  });

  it('R-233: the 48-hour clock starts when the department is notified and stops only when all three parts are in', () => {
    const dispatched = aCaseAfter('dispatch');
    expect(dispatched.clocks['statement48']).toMatchObject({
      state: 'running',
      startedAt: '2026-11-20T03:03:00.000Z',
    });
    expect(aCaseAfter('signFor').clocks['statement48']?.state).toBe('running');
    expect(aCaseAfter('submitPackage').clocks['statement48']?.state).toBe('met');
    expect(
      refusal(() =>
        decide(
          aCaseAfter('signFor'),
          { name: 'draftOpinion', payload: { outcome: 'upheld', opinion: 'x' } },
          aContext(),
        ),
      ),
    ).toBe('package.missing');
  });

  it('R-293: the final feedback stops every feedback clock', () => {
    const { clocks } = aCaseAfter('giveFinal');
    for (const id of ['feedback3', 'outer15', 'simple3', 'complex10'])
      expect([id, clocks[id]?.state]).toEqual([id, 'met']);
  });

  it('R-077: closing plans three monthly call-backs with clocks of their own', () => {
    const { followUps, clocks } = aCaseAfter('close');
    expect(followUps.map(({ itemNo }) => itemNo)).toEqual([1, 2, 3]);
    expect(followUps.map(({ clockId }) => clocks[clockId]?.kind)).toEqual([
      'followup',
      'followup',
      'followup',
    ]);
    expect(
      Object.values(clocks).filter(({ state, kind }) => state === 'running' && kind !== 'followup'),
    ).toEqual([]);
  });

  it('R-078: a call-back that was made stops its clock and cannot be made twice', () => {
    const closed = aCaseAfter('close');
    const payload = { planId: 'threeMonth', itemNo: 1, result: 'satisfied' } as const;
    const { state } = decide(
      closed,
      { name: 'recordFollowUp', payload },
      aContext('2026-12-20T10:00:00+08:00', 'callback_agent', CALLER),
    );
    expect(state.followUps[0]?.result).toBe('satisfied');
    expect(state.clocks[state.followUps[0]?.clockId ?? '']?.state).toBe('met');
    const later = aContext('2027-01-20T10:00:00+08:00', 'callback_agent', CALLER);
    expect(refusal(() => decide(state, { name: 'recordFollowUp', payload }, later))).toBe(
      'followup.done',
    );
  });

  it('keeps words of people out of the facts', () => {
    const decisions = play(anOpenedCase(), mainPath());
    const facts = JSON.stringify(decisions.flatMap(({ events }) => events));
    for (const words of ['经过', '有责', '投诉成立', '已处理']) expect(facts).not.toContain(words);
    expect(decisions[6]?.texts).toEqual(PACKAGE);
  });
});
