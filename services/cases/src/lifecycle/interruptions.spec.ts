import { describe, expect, it } from '@jest/globals';
import { ABUSE, aCaseAfter, aContext, HEAD, LEADER, RUDENESS } from './case.fixture.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const suspend = (cause: 'court' | 'appraisal'): Command => ({
  name: 'suspend',
  payload: { cause, reason: '已向法院起诉' },
});
const resume: Command = { name: 'resume', payload: {} };
const at = (day: string) => aContext(`2026-11-${day}T10:00:00+08:00`);

describe('a suspended case', () => {
  it('T-32: pauses every clock that the policy names, and says why', () => {
    const { state, events, texts } = decide(aCaseAfter('signFor'), suspend('court'), at('21'));
    expect(state).toMatchObject({
      state: 'suspended',
      suspended: { cause: 'court', from: 'investigating' },
    });
    for (const id of ['statement48', 'feedback3', 'outer15', 'complex10'])
      expect([id, state.clocks[id]?.state]).toEqual([id, 'paused']);
    // Duties of a law go on: a lawsuit relieves the hospital of none.
    expect(state.clocks['nat.simple5']?.state).toBe('running');
    expect(events.at(-1)?.data).toMatchObject({
      paused: expect.arrayContaining([expect.objectContaining({ reason: 'case.suspended' })]),
    });
    expect(texts).toEqual({ reason: '已向法院起诉' });
  });

  it('T-33: goes back to the state that it was in, and its clocks run on with the time that was left', () => {
    const before = aCaseAfter('signFor');
    const rested = decide(before, suspend('court'), at('23')).state;
    const { state, events } = decide(rested, resume, at('27'));
    expect(state).toMatchObject({ state: 'investigating', suspended: null });
    expect(state.clocks['feedback3']).toMatchObject({
      state: 'running',
      originalDueAt: '2026-11-25T09:00:00.000Z',
    });
    expect(Date.parse(state.clocks['feedback3']?.dueAt ?? '')).toBeGreaterThan(
      Date.parse('2026-11-27T10:00:00Z'),
    );
    expect(JSON.stringify(events)).toContain('恢复计时');
  });

  it('T-32: may be suspended in any open state and twice, but not while it is suspended', () => {
    const rested = decide(aCaseAfter('finalise'), suspend('court'), at('23')).state;
    expect(refusal(() => decide(rested, suspend('court'), at('23')))).toBe('case.state_refused');
    const again = decide(
      decide(rested, resume, at('24')).state,
      suspend('appraisal'),
      at('25'),
    ).state;
    expect(again.suspended).toEqual({ cause: 'appraisal', from: 'feedback_due' });
    expect(refusal(() => decide(aCaseAfter('close'), suspend('court'), at('23')))).toBe(
      'case.state_refused',
    );
  });

  it('an appraisal also sets milestones, so the policy may pause other clocks for it', () => {
    const rested = decide(aCaseAfter('signFor'), suspend('appraisal'), at('23')).state;
    const names = decide(rested, resume, at('24')).state.milestones.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'appraisal.commissioned',
        'appraisal.received',
        'case.suspended',
        'case.resumed',
      ]),
    );
  });

  it('can still be withdrawn, which ends its clocks', () => {
    const rested = decide(aCaseAfter('signFor'), suspend('court'), at('23')).state;
    const { state } = decide(rested, { name: 'withdraw', payload: { statement: 'x' } }, at('24'));
    expect(state.state).toBe('withdrawn');
    expect(
      Object.values(state.clocks).filter((clock) => ['running', 'paused'].includes(clock.state)),
    ).toEqual([]);
  });
});

describe('a technical review', () => {
  const request: Command = {
    name: 'requestReview',
    payload: {
      body: '医院质量管理委员会',
      question: '诊疗过程是否存在过失',
      consent: '院长同意',
    },
  };

  it('T-20, T-21, R-239: a committee has the word, then the investigation goes on', () => {
    const requested = decide(
      aCaseAfter('submitPackage'),
      request,
      aContext(undefined, 'leader', LEADER),
    );
    expect(requested.texts).toEqual(request.payload);
    expect(JSON.stringify(requested.events)).not.toContain('医院质量管理委员会');
    const asked = requested.state;
    expect(asked.state).toBe('tech_review');
    const record: Command = {
      name: 'recordReview',
      payload: { negligence: false, opinion: '无过失' },
    };
    const { state, events, texts } = decide(asked, record, aContext(undefined, 'supervisor', HEAD));
    expect(state.state).toBe('investigating');
    expect(events[0]?.data).toMatchObject({ negligence: false });
    expect(texts).toEqual({ opinion: '无过失' });
  });

  it('T-20: is requested by the roles that the policy names, or by any member of the centre if it names none', () => {
    const context = aContext();
    const rule = { id: 'AP-review', step: 'review', by: 'leader' } as const;
    const strict = { ...context, policy: { ...context.policy, approvals: [rule] } };
    expect(refusal(() => decide(aCaseAfter('submitPackage'), request, strict))).toBe(
      'leader.required',
    );
    expect(
      decide(aCaseAfter('submitPackage'), request, { ...strict, roles: ['leader'] }).state.state,
    ).toBe('tech_review');
    const free = { ...context, policy: { ...context.policy, approvals: [] } };
    expect(decide(aCaseAfter('submitPackage'), request, free).state.state).toBe('tech_review');
  });
});

describe('a date agreed with the complainant', () => {
  const agreed = () => {
    const context = at('23');
    const [first] = context.policy.clocks;
    if (!first) throw new Error('The policy has no clocks');
    const rule = {
      ...first.rule,
      id: 'agreed5',
      start: 'case.received',
      duration: { value: 'agreedDate', unit: 'anchor', basis: 'calendar' },
      default: { value: 5, unit: 'day', basis: 'working' },
      when: undefined,
    } as const;
    return {
      ...context,
      policy: {
        ...context.policy,
        clocks: [...context.policy.clocks, { ...first, stops: ['feedback.given'], rule }],
      },
    };
  };
  const agree = (date: string): Command => ({
    name: 'agreeDate',
    payload: { clockId: 'agreed5', date },
  });

  const begunByAnswer = () =>
    decide(
      aCaseAfter('signFor'),
      { name: 'giveInterim', payload: { medium: 'phone', text: 'x' } },
      agreed(),
    ).state;

  it('R-135, R-138: takes the place of the default', () => {
    const begun = begunByAnswer();
    expect(begun.clocks['agreed5']?.dueAt).toBe('2026-11-27T09:00:00.000Z');
    const { state } = decide(begun, agree('2026-12-08'), agreed());
    expect(state.clocks['agreed5']).toMatchObject({
      dueAt: '2026-12-08T09:00:00.000Z',
      originalDueAt: '2026-11-27T09:00:00.000Z',
    });
  });

  it('lies ahead, and is agreed only where the policy has such a clock, and only once it runs where it has a default', () => {
    expect(refusal(() => decide(begunByAnswer(), agree('2026-11-20'), agreed()))).toBe('date.past');
    expect(refusal(() => decide(aCaseAfter('signFor'), agree('2026-12-08'), agreed()))).toBe(
      'clock.no_agreement',
    );
    expect(refusal(() => decide(aCaseAfter('signFor'), agree('2026-12-08'), at('23')))).toBe(
      'clock.no_agreement',
    );
    const other: Command = {
      name: 'agreeDate',
      payload: { clockId: 'feedback3', date: '2026-12-08' },
    };
    expect(refusal(() => decide(aCaseAfter('signFor'), other, agreed()))).toBe(
      'clock.no_agreement',
    );
  });
});

describe('duties towards authorities', () => {
  const report: Command = {
    name: 'reportToRegulator',
    payload: {
      subject: 'medical_fault',
      authority: '市卫生健康委',
      method: 'online',
      reference: 'R-1',
    },
  };

  it('T-14, R-207: finding a case reportable starts the clock, and the report stops it', () => {
    expect(refusal(() => decide(aCaseAfter('signFor'), report, aContext()))).toBe(
      'report.not_owed',
    );
    const mark: Command = { name: 'markReportable', payload: { reason: '死因存疑' } };
    const marked = decide(aCaseAfter('signFor'), mark, aContext('2026-11-20T12:00:00+08:00')).state;
    expect(marked.clocks['nat.report12']).toMatchObject({
      state: 'running',
      startedAt: '2026-11-20T02:12:00.000Z',
      dueAt: '2026-11-20T14:12:00.000Z',
    });
    expect(marked.classification?.reportable).toBe(true);
    const rested = decide(marked, suspend('court'), aContext('2026-11-20T12:30:00+08:00')).state;
    expect(rested.clocks['nat.report12']).toEqual(marked.clocks['nat.report12']);
    const { state, events, texts } = decide(marked, report, aContext('2026-11-20T15:00:00+08:00'));
    expect(state.clocks['nat.report12']?.state).toBe('met');
    expect(events[0]?.data).toMatchObject({ subject: 'medical_fault', method: 'online' });
    expect(texts).toEqual({ authority: '市卫生健康委', reference: 'R-1' });
    expect(JSON.stringify(events)).not.toMatch(/市卫生健康委|R-1/);
    expect(refusal(() => decide(marked, mark, aContext()))).toBe('report.already_marked');
  });

  it('R-207: a mark on the third day hides no breach, and triage may say when the event was found', () => {
    const late = aContext('2026-11-23T09:00:00+08:00');
    const mark: Command = { name: 'markReportable', payload: { reason: '死因存疑' } };
    const marked = decide(aCaseAfter('signFor'), mark, late).state;
    expect(marked.clocks['nat.report12']?.dueAt).toBe('2026-11-20T14:12:00.000Z');
    const found = (eventFoundAt: string) =>
      decide(
        marked,
        {
          name: 'classify',
          payload: { facts: { ...marked.classification?.facts, eventFoundAt }, reason: 'x' },
        },
        late,
      ).state.clocks['nat.report12']?.dueAt;
    expect(found('2026-11-23T08:00:00+08:00')).toBe('2026-11-23T12:00:00.000Z');
    expect(found('2026-11-19T08:00:00+08:00')).toBe('2026-11-19T12:00:00.000Z');
    expect(() => found('yesterday')).toThrow('Correct the facts');
  });

  it('stays reportable, however the case is graded afterwards', () => {
    const marked = decide(
      aCaseAfter('signFor'),
      { name: 'markReportable', payload: { reason: 'x' } },
      aContext(),
    ).state;
    const graded = decide(
      marked,
      { name: 'classify', payload: { facts: ABUSE, reason: 'x' } },
      aContext(),
    ).state;
    expect(graded.classification?.reportable).toBe(true);
    expect(graded.clocks['nat.report12']?.state).toBe('running');
  });

  it('R-207: is owed also after the case is over', () => {
    const grave = { ...ABUSE, death: true, possibleAccidentGrade: 1, harm: true };
    const closed = aCaseAfter('close', grave, true);
    expect(closed).toMatchObject({
      state: 'closed',
      clocks: { 'nat.report12': { state: 'running' } },
    });
    expect(decide(closed, report, aContext()).state.clocks['nat.report12']?.state).toBe('met');
  });

  it('R-208: a safety event has a report of its own', () => {
    const found = decide(
      aCaseAfter('signFor'),
      {
        name: 'classify',
        payload: { facts: { ...RUDENESS, safetyEventGrade: 'major' }, reason: 'x' },
      },
      aContext(),
    ).state;
    const running = (state: typeof found) =>
      Object.values(state.clocks).filter(
        ({ clockId, state: now }) => clockId.startsWith('nat.safety') && now === 'running',
      );
    expect(running(found)).toHaveLength(1);
    const safety: Command = {
      name: 'reportToRegulator',
      payload: { ...report.payload, subject: 'safety_event' } as never,
    };
    expect(running(decide(found, safety, aContext()).state)).toHaveLength(0);
  });
});
