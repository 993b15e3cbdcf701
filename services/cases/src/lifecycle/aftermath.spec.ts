import { describe, expect, it } from '@jest/globals';
import {
  ABUSE,
  aCaseAfter,
  aContext,
  anOpenedCase,
  CALLER,
  HEAD,
  LEADER,
  OFFICER,
  RUDENESS,
  stateOf,
  play,
  mainPath,
} from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { keptBy } from './archive-rules.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const later = (at = '2026-12-10T10:00:00+08:00') => aContext(at);
const run = (state: CaseState, ...commands: Command[]): CaseState =>
  commands.reduce((one, command) => decide(one, command, later()).state, state);

describe('a file that is frozen or opened again', () => {
  const reopen: Command = {
    name: 'reopen',
    payload: { ground: 'dissatisfied', reason: '补充了录像' },
  };
  const byCourt: Command = { name: 'reopen', payload: { ground: 'court', reason: '法院要求复查' } };
  const lastWord: Command = { name: 'giveFinalNotice', payload: { text: '经复查，维持原意见' } };

  it('T-31: archives what is closed; call-backs go on', () => {
    const archived = run(aCaseAfter('close'), { name: 'archive', payload: { parts: [] } });
    expect(archived.state).toBe('archived');
    const call: Command = {
      name: 'recordFollowUp',
      payload: { planId: 'threeMonth', itemNo: 1, result: 'satisfied' },
    };
    const { state } = decide(
      archived,
      call,
      aContext('2026-12-10T10:00:00+08:00', 'callback_agent', CALLER),
    );
    expect(state.followUps[0]?.result).toBe('satisfied');
  });

  it('T-31: ticks what the log holds of the four parts, and says how long the file is kept', () => {
    const context = later();
    const { archive } = context.policy;
    const kept = {
      ...context,
      policy: {
        ...context.policy,
        archive: { ...archive, retention: { years: 10, class: '长期' } },
      },
    };
    const { state } = decide(
      aCaseAfter('close'),
      { name: 'archive', payload: { parts: [] } },
      kept,
    );
    expect(state.archive).toEqual({
      at: '2026-12-10T02:00:00.000Z',
      parts: ['registration', 'investigation', 'opinion', 'feedback'].map((part) => ({
        ...{ part, as: 'system' },
      })),
      retention: { class: '长期', years: 10, until: '2036-12-10' },
    });
    expect(
      run(aCaseAfter('close'), { name: 'archive', payload: { parts: [] } }).archive,
    ).toMatchObject({
      // The house left the years to the classes of the national policy.
      retention: { class: '投诉档案', years: 30, until: '2056-12-10' },
    });
    expect(decide(state, byCourt, later()).state.archive).toBeNull();
  });

  it('R-019, R-292: keeps a file about treatment longer, and any file while a court case runs or evidence is sealed', () => {
    const state = aCaseAfter('close');
    const { classification } = state;
    const about = (facts: Readonly<Record<string, boolean>>): CaseState => ({
      ...state,
      classification: classification && {
        ...classification,
        facts: { ...classification.facts, ...facts },
      },
    });
    const filed = run(about({ patientSafety: true }), { name: 'archive', payload: { parts: [] } });
    expect(filed.archive?.retention).toMatchObject({ years: 30, until: '2056-12-10' });
    expect(keptBy(filed)).toEqual([]);
    expect(keptBy(about({ courtFiled: true }))).toEqual(['court']);
  });

  it('T-31: is refused with a missing part, which is on paper or absent for a reason', () => {
    const onSpot = run(
      aCaseAfter('opened'),
      { name: 'resolveOnSpot', payload: { outcome: 'x' } },
      { name: 'close', payload: {} },
    );
    const unasked = {
      ...onSpot,
      milestones: onSpot.milestones.filter(({ name }) => name !== 'department.resolvedOnSpot'),
    };
    const files = (parts: Extract<Command, { name: 'archive' }>['payload']['parts']) => () =>
      run(unasked, { name: 'archive', payload: { parts } });
    expect(refusal(files([]))).toBe('archive.part_missing');
    expect(
      refusal(
        files([
          { part: 'investigation', absent: '只是建议' },
          { part: 'opinion', absent: '没有' },
        ]),
      ),
    ).toBe('archive.part_there');
    expect(files([{ part: 'investigation', place: '3 号柜 12 盒' }])().archive?.parts).toEqual([
      { part: 'registration', as: 'system' },
      { part: 'investigation', as: 'paper' },
      { part: 'opinion', as: 'system' },
      { part: 'feedback', as: 'system' },
    ]);
  });

  it('T-34: begins a new round whose clocks start at the reopening', () => {
    const { state, texts } = decide(aCaseAfter('close'), reopen, later());
    expect(state).toMatchObject({
      state: 'triage',
      round: 2,
      assignment: null,
      outcome: null,
      packageParts: [],
    });
    expect(texts).toEqual({ reason: '补充了录像' });
    expect(state.clocks['feedback3']).toMatchObject({
      state: 'running',
      startedAt: '2026-12-10T02:00:00.000Z',
      originalDueAt: state.clocks['feedback3']?.dueAt,
    });
    expect(
      Object.values(state.clocks).filter(
        ({ kind, state: now }) => kind === 'followup' && now === 'running',
      ),
    ).toEqual([]);
    expect(state.followUps).toEqual([]);
  });

  it('T-34: goes the whole way again, with other call-backs, and no third time', () => {
    const again = decide(aCaseAfter('close'), reopen, later()).state;
    const steps = mainPath().slice(1);
    const closed = steps.reduce(
      (state, { command, role, actorId }) =>
        decide(state, command, aContext('2026-12-11T10:00:00+08:00', role, actorId)).state,
      again,
    );
    expect(closed).toMatchObject({
      state: 'closed',
      round: 2,
      clocks: { feedback3: { state: 'met' } },
    });
    expect(closed.followUps.map(({ itemNo }) => itemNo)).toEqual([1, 2, 3]);
    expect(
      Object.values(closed.clocks).filter(
        ({ kind, state }) => kind === 'followup' && state === 'running',
      ),
    ).toHaveLength(3);
    expect(refusal(() => decide(closed, reopen, later()))).toBe('reopen.last_round');
    expect(decide(closed, byCourt, later()).state).toMatchObject({ state: 'triage', round: 3 });
  });

  it('R-135: the last word of a leader ends the rounds, unless a court, an authority or new facts open the case again', () => {
    const leader = aContext('2026-12-10T10:00:00+08:00', 'leader', LEADER);
    const closed = aCaseAfter('close');
    expect(refusal(() => decide(closed, lastWord, leader))).toBe('final.not_dissatisfied');
    const dissatisfied = {
      ...closed,
      milestones: [
        ...closed.milestones,
        { name: 'complainant.dissatisfied', at: '2026-12-01T10:00:00.000Z' } as const,
      ],
    };
    const said = decide(dissatisfied, lastWord, leader);
    expect(said.texts).toEqual({ text: '经复查，维持原意见' });
    expect(said.state.notices?.at(-1)).toMatchObject({ kind: 'final', told: null });
    expect(refusal(() => decide(said.state, lastWord, leader))).toBe('final.given');
    expect(refusal(() => decide(said.state, reopen, later()))).toBe('reopen.final');
    const again = decide(said.state, byCourt, later()).state;
    expect(again).toMatchObject({ round: 2, finalNotice: null });
  });

  it('T-34: opens again what ended without an answer, with clocks that start anew', () => {
    const decline: Command = {
      name: 'decline',
      payload: { reasonCode: 'COURT', notice: '已由法院受理' },
    };
    const declined = decide(
      aCaseAfter('classify', { ...RUDENESS, courtFiled: true }),
      decline,
      aContext('2026-11-20T12:00:00+08:00'),
    ).state;
    const withdrawn = run(aCaseAfter('classify'), {
      name: 'withdraw',
      payload: { statement: '不投诉了' },
    });
    for (const ended of [declined, withdrawn]) {
      const { state } = decide(
        ended,
        { name: 'reopen', payload: { ground: 'correction', reason: '处理有误' } },
        later('2026-12-11T10:00:00+08:00'),
      );
      expect(state).toMatchObject({ state: 'triage', round: 2 });
      expect(state.clocks['outer15']).toMatchObject({
        state: 'running',
        startedAt: '2026-12-11T02:00:00.000Z',
      });
    }
  });

  it('T-34: is opened again as often as the policy says', () => {
    const context = later();
    const once = { ...context, policy: { ...context.policy, maxRounds: 1 } };
    expect(refusal(() => decide(aCaseAfter('close'), reopen, once))).toBe('reopen.last_round');
  });

  it('T-34: is handled by the policies in force today, not by those of its last round', () => {
    const context = later();
    const layers = context.policy.layers.map((layer) => ({ ...layer, version: '9.9' }));
    const inForce = () => ({ policy: { ...context.policy, layers } });
    const { state } = decide(aCaseAfter('close'), reopen, { ...context, inForce });
    expect(state.policies.map(({ version }) => version)).toEqual(layers.map(() => '9.9'));
  });

  it('R-207: keeps an unfulfilled duty to report, with its own start', () => {
    const closed = aCaseAfter(
      'close',
      { ...ABUSE, death: true, possibleAccidentGrade: 1, harm: true },
      true,
    );
    const { state } = decide(closed, reopen, later());
    expect(state.clocks['nat.report12']).toMatchObject({
      state: 'running',
      startedAt: closed.clocks['nat.report12']?.startedAt,
    });
  });

  it('T-34: also what a department had resolved on the spot runs with clocks of its own again', () => {
    const onSpot = run(
      aCaseAfter('opened'),
      { name: 'resolveOnSpot', payload: { outcome: 'x' } },
      { name: 'close', payload: {} },
    );
    expect(decide(onSpot, reopen, later()).state.clocks['outer15']?.state).toBe('running');
  });
});

describe('a complaint that belongs elsewhere, or is none', () => {
  it('T-10: is referred with a notice, and its own clocks end', () => {
    const refer = (receivedOn: string): Command => ({
      name: 'refer',
      payload: {
        body: '市医保局',
        consent: 'given',
        receivedOn,
        receipt: '李四',
        notice: '已移送',
      },
    });
    const given = (day: string) => () => decide(aCaseAfter('classify'), refer(day), aContext());
    const { state, texts, events } = given('2026-11-20')();
    expect(state.state).toBe('referred');
    expect(texts).toEqual({ notice: '已移送', body: '市医保局', receipt: '李四' });
    expect(events.find(({ kind }) => kind === 'referred')?.data).toMatchObject({
      consent: 'given',
      receivedOn: '2026-11-20',
    });
    // Until the other body has it, its limits run here.
    expect(refusal(given('2026-11-21'))).toBe('date.future');
    expect(refusal(given('2026-11-19'))).toBe('date.too_early');
    expect(JSON.stringify(events)).not.toContain('市医保局');
    expect(Object.values(state.clocks).filter(({ state: now }) => now === 'running')).toEqual([]);
  });

  it('T-39: is found invalid by two people, the second of whom the policy names', () => {
    const invalid: Command = { name: 'markInvalid', payload: { grounds: '查实不实' } };
    const first = decide(
      aCaseAfter('draftOpinion'),
      invalid,
      aContext(undefined, 'centre_officer', OFFICER),
    ).state;
    expect(first.invalidity).toEqual({ proposedBy: OFFICER, confirmed: false, kind: 'untrue' });
    expect(refusal(() => decide(first, invalid, aContext(undefined, 'centre_officer', HEAD)))).toBe(
      'centre_head.required',
    );
    expect(refusal(() => decide(first, invalid, aContext(undefined, 'centre_head', OFFICER)))).toBe(
      'invalidity.second_person',
    );
    const second = decide(first, invalid, aContext(undefined, 'centre_head', HEAD)).state;
    expect(second.invalidity?.confirmed).toBe(true);
    expect(refusal(() => decide(second, invalid, aContext(undefined, 'leader', LEADER)))).toBe(
      'invalidity.confirmed',
    );
  });

  it('R-146, R-211: found malicious by two people it is told with its legal routes', () => {
    const malicious: Command = {
      name: 'markInvalid',
      payload: { grounds: '为牟利捏造事实', kind: 'malicious' },
    };
    const first = decide(
      aCaseAfter('draftOpinion'),
      malicious,
      aContext(undefined, 'centre_officer', OFFICER),
    );
    expect(first.events.map(({ kind }) => kind)).not.toContain('noticeOwed');
    const second = decide(first.state, malicious, aContext(undefined, 'centre_head', HEAD));
    expect(second.events.find(({ kind }) => kind === 'noticeOwed')?.data).toMatchObject({
      kind: 'rights',
    });
  });
});

describe('a complainant who cannot be informed', () => {
  it('R-223, R-385: needs no acknowledgement, so the contact with the department alone keeps the first 24 hours', () => {
    const silent = anOpenedCase({
      anonymous: true,
      contactable: false,
      relation: 'unknown',
      receiptShown: false,
    });
    expect(silent.state.milestones.map(({ name }) => name)).toContain(
      'acknowledgement.notPossible',
    );
    const contact: Command = {
      name: 'contactDepartment',
      payload: { department: 'main.outpatient', medium: 'phone' },
    };
    expect(stateOf(play(silent, [{ command: contact }])).clocks['first24']?.state).toBe('met');
  });

  it('is informed once a way to reach them is known', () => {
    const byPhone = anOpenedCase({ receiptShown: false }).state;
    expect(byPhone.milestones.map(({ name }) => name)).not.toContain('acknowledgement.notPossible');
  });
});

describe('the time that the sending body asks for', () => {
  const externalDueAt = '2026-11-24T18:00:00+08:00';

  it('T-11: is a clock of the case', () => {
    const { state } = anOpenedCase({ channel: 'hotline_12345', externalDueAt });
    expect(state.clocks['order.due']).toMatchObject({
      state: 'running',
      dueAt: '2026-11-24T10:00:00.000Z',
    });
    expect(anOpenedCase().state.clocks['order.due']).toBeUndefined();
  });
});
