import { describe, expect, it } from '@jest/globals';
import {
  ABUSE,
  aCaseAfter,
  aComplaint,
  aContext,
  anOpenedCase,
  HEAD,
  mainPath,
  play,
  RUDENESS,
  stateOf,
} from './case.fixture.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

describe('turning away and asking back', () => {
  const inTriage = () => aCaseAfter('startTriage');

  it('T-12: only a complaint that the policy takes is accepted', () => {
    const court = decide(
      inTriage(),
      { name: 'classify', payload: { facts: { ...RUDENESS, courtFiled: true } } },
      aContext(),
    ).state;
    expect(court.classification?.acceptance).toBe('decline:COURT');
    expect(refusal(() => decide(court, { name: 'accept', payload: {} }, aContext()))).toBe(
      'acceptance.not_eligible',
    );
    expect(refusal(() => decide(inTriage(), { name: 'accept', payload: {} }, aContext()))).toBe(
      'classification.incomplete',
    );
  });

  it('R-224: declining needs a reason of the policy and ends every clock of handling', () => {
    expect(
      refusal(() =>
        decide(
          inTriage(),
          { name: 'decline', payload: { reasonCode: 'LAZY', notice: 'x' } },
          aContext(),
        ),
      ),
    ).toBe('decline.reason_unknown');
    const { state } = decide(
      inTriage(),
      { name: 'decline', payload: { reasonCode: 'COURT', notice: '告知书' } },
      aContext(),
    );
    expect(state.state).toBe('declined');
    expect(Object.values(state.clocks).filter((clock) => clock.state === 'running')).toEqual([]);
  });

  it('T-09: a major case is declined by a leader', () => {
    const major = stateOf(
      play(anOpenedCase({ channel: 'petition_transfer' }), mainPath().slice(0, 1)),
    );
    const decline: Command = { name: 'decline', payload: { reasonCode: 'COURT', notice: 'x' } };
    expect(refusal(() => decide(major, decline, aContext()))).toBe('leader.required');
    expect(decide(major, decline, aContext(undefined, 'leader')).state.state).toBe('declined');
  });

  it('T-06: waiting for the complainant pauses the feedback clocks, and the answer resumes them later', () => {
    const waiting = decide(
      aCaseAfter('classify'),
      { name: 'requestSupplement', payload: { missing: ['AUTHORISATION'] } },
      aContext('2026-11-23T10:00:00+08:00'),
    ).state;
    expect(waiting.state).toBe('awaiting_info');
    expect(waiting.clocks['feedback3']?.state).toBe('paused');
    expect(waiting.clocks['contact24']?.state).toBe('running');
    const supplied = decide(
      waiting,
      { name: 'supply', payload: {} },
      aContext('2026-11-25T10:00:00+08:00'),
    ).state;
    expect(supplied.clocks['feedback3']?.state).toBe('running');
    expect(Date.parse(supplied.clocks['feedback3']?.dueAt ?? '')).toBeGreaterThan(
      Date.parse('2026-11-25T09:00:00Z'),
    );
  });

  it('S-27: what is missing is said in codes of the product or the policy, never in words', () => {
    const ask = (missing: string[]): Command => ({
      name: 'requestSupplement',
      payload: { missing },
    });
    expect(refusal(() => decide(inTriage(), ask(['王秀英的电话']), aContext()))).toBe(
      'supplement.element_unknown',
    );
    expect(
      decide(inTriage(), ask(['contact', 'AUTHORISATION']), aContext()).events[0]?.data,
    ).toMatchObject({ missing: ['contact', 'AUTHORISATION'] });
  });

  it('T-06: a sender who left no contact cannot be asked', () => {
    const anonymous = stateOf(
      play(anOpenedCase({ anonymous: true, contactable: false }), mainPath().slice(0, 1)),
    );
    expect(
      refusal(() =>
        decide(
          anonymous,
          { name: 'requestSupplement', payload: { missing: ['facts'] } },
          aContext(),
        ),
      ),
    ).toBe('complainant.not_contactable');
  });

  it('accepts a relative once the authorisation came', () => {
    const relative = stateOf(play(anOpenedCase({ relation: 'family' }), mainPath().slice(0, 2)));
    expect(refusal(() => decide(relative, { name: 'accept', payload: {} }, aContext()))).toBe(
      'acceptance.not_eligible',
    );
    const asked = decide(
      relative,
      { name: 'requestSupplement', payload: { missing: ['AUTHORISATION'] } },
      aContext(),
    ).state;
    const supplied = decide(asked, { name: 'supply', payload: {} }, aContext()).state;
    expect(decide(supplied, { name: 'accept', payload: {} }, aContext()).state.state).toBe(
      'accepted',
    );
  });

  it('R-111: departments that triage names assist, see the case, and must exist', () => {
    const grade = (coUnits: string[]) =>
      decide(
        inTriage(),
        { name: 'classify', payload: { facts: { ...RUDENESS, coUnits } } },
        aContext(),
      );
    const graded = grade(['main.medical']).state;
    expect(graded.classification?.assistDepartments).toContain('main.medical');
    const dispatched = [{ name: 'accept' }, { name: 'dispatch' }].reduce(
      (state, { name }) => decide(state, { name, payload: {} } as Command, aContext()).state,
      graded,
    );
    expect(dispatched.assignment?.assist).toContain('main.medical');
    expect(refusal(() => grade(['main.nowhere']))).toBe('unknown');
  });

  it('R-230: what is resolved on the spot only has to reach the centre by the end of the month', () => {
    const { state } = decide(
      aCaseAfter('opened'),
      { name: 'resolveOnSpot', payload: { outcome: '更正' } },
      aContext('2026-11-20T11:00:00+08:00'),
    );
    const running = Object.values(state.clocks).filter((clock) => clock.state === 'running');
    expect(running.map(({ clockId, dueAt }) => [clockId, dueAt])).toEqual([
      ['spotMonthly', '2026-11-30T09:00:00.000Z'],
    ]);
    const archived = decide(
      state,
      { name: 'close', payload: {} },
      aContext('2026-11-21T11:00:00+08:00'),
    ).state;
    expect(archived.clocks['spotMonthly']?.state).toBe('met');
    expect(archived.followUps).toEqual([]);
  });
});

describe('departments', () => {
  it('R-114: a case may be returned within the window only', () => {
    const dispatched = aCaseAfter('dispatch');
    const back: Command = { name: 'returnTicket', payload: { reason: '不属本科室' } };
    expect(
      decide(dispatched, back, aContext('2026-11-23T16:00:00+08:00', 'department_head')).state,
    ).toMatchObject({
      state: 'accepted',
      assignment: null,
    });
    expect(
      refusal(() =>
        decide(dispatched, back, aContext('2026-11-24T09:00:00+08:00', 'department_head')),
      ),
    ).toBe('return.window_over');
  });

  it('R-233: a second department gets its own 48 hours', () => {
    const returned = decide(
      aCaseAfter('dispatch'),
      { name: 'returnTicket', payload: { reason: 'x' } },
      aContext('2026-11-20T16:00:00+08:00'),
    ).state;
    const again = decide(
      returned,
      { name: 'dispatch', payload: { lead: 'main.medical' } },
      aContext('2026-11-21T09:00:00+08:00'),
    ).state;
    expect(again.clocks['statement48']).toMatchObject({
      state: 'running',
      dueAt: '2026-11-23T01:00:00.000Z',
    });
  });

  it('R-121: a confidential clue never goes to those whom it is about', () => {
    const facts = { ...RUDENESS, confidentialFromRespondent: true };
    const accepted = aCaseAfter('accept', facts, false, { department: 'main.conduct' });
    expect(refusal(() => decide(accepted, { name: 'dispatch', payload: {} }, aContext()))).toBe(
      'department.confidential',
    );
    const { state } = decide(
      accepted,
      { name: 'dispatch', payload: { lead: 'main.medical', assist: ['main.conduct'] } },
      aContext(),
    );
    expect(state.assignment).toMatchObject({ lead: 'main.medical', assist: [] });
  });

  it('refuses a department that the directory does not have', () => {
    expect(
      refusal(() =>
        decide(
          aCaseAfter('accept'),
          { name: 'dispatch', payload: { lead: 'main.nowhere' } },
          aContext(),
        ),
      ),
    ).toBe('department.unknown');
  });

  it('T-16: signing names the person', () => {
    expect(aCaseAfter('signFor')).toMatchObject({ state: 'investigating', assignee: HEAD });
  });

  it('T-13: a new grading after dispatch needs a reason', () => {
    const classify = (reason?: string): Command => ({
      name: 'classify',
      payload: { facts: ABUSE, reason },
    });
    expect(refusal(() => decide(aCaseAfter('signFor'), classify(), aContext()))).toBe(
      'reason.required',
    );
    expect(
      decide(aCaseAfter('signFor'), classify('新证据'), aContext()).state.classification?.nature,
    ).toBe('major');
  });
});

describe('withdrawing', () => {
  it('T-36: ends the case and its clocks', () => {
    const { state } = decide(
      aCaseAfter('signFor'),
      { name: 'withdraw', payload: { statement: '撤回' } },
      aContext(),
    );
    expect(state.state).toBe('withdrawn');
    expect(Object.values(state.clocks).filter((clock) => clock.state === 'running')).toEqual([]);
  });

  it('T-36: where safety is at stake the hospital goes on by itself, without the clocks of telling the complainant', () => {
    const unsafe = aCaseAfter('signFor', { ...RUDENESS, patientSafety: true });
    const { state } = decide(
      unsafe,
      { name: 'withdraw', payload: { statement: '撤回' } },
      aContext(),
    );
    expect(state).toMatchObject({ state: 'investigating', centreInitiated: true });
    expect(state.clocks['outer15']?.state).toBe('cancelled');
    expect(state.clocks['statement48']?.state).toBe('running');
  });

  it('R-175: the duty to report to the authority outlives the withdrawal', () => {
    const facts = { ...RUDENESS, category: 'C02', topics: ['medical_quality'], death: true };
    const unsafe = aCaseAfter('classify', facts);
    expect(unsafe.clocks['nat.report12']?.state).toBe('running');
    const { state } = decide(
      unsafe,
      { name: 'withdraw', payload: { statement: '撤回' } },
      aContext(),
    );
    expect(state.clocks['nat.report12']?.state).toBe('running');
  });
});

describe('facts of a grading', () => {
  const classify = (facts: Record<string, unknown>) => () =>
    decide(
      aCaseAfter('startTriage'),
      { name: 'classify', payload: { facts } } as Command,
      aContext(),
    );

  it.each([
    [{ shoeSize: 42 }, 'unknown_fact'],
    [{ harm: 'yes' }, 'wrong_type'],
    [{ track: 'T3' }, 'derived_fact'],
    [{ channel: 'media' }, 'settled_fact'],
    [{ category: 'C99' }, 'unknown_category'],
  ])('%j is refused as %s', (facts, code) => {
    expect(refusal(classify(facts))).toBe(code);
  });

  it('keeps what the channel settled and drops what is no longer ticked', () => {
    const first = decide(
      aCaseAfter('startTriage'),
      { name: 'classify', payload: { facts: ABUSE } },
      aContext(),
    ).state;
    const second = decide(
      first,
      { name: 'classify', payload: { facts: RUDENESS } },
      aContext(),
    ).state;
    expect(second.classification?.facts).toMatchObject({ channel: 'hotline', relation: 'patient' });
    expect(second.classification?.facts).not.toHaveProperty('abusiveAttitude');
  });
});

it('a complaint needs nothing but what intake sends', () => {
  expect(() => anOpenedCase(aComplaint({ department: null, contactable: false }))).not.toThrow();
});
