import { describe, expect, it } from '@jest/globals';
import type { CaseState } from './case-state.js';
import { aCaseAfter, aContext, RUDENESS } from './case.fixture.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const NOW = '2026-11-20T15:00:00+08:00';
const HARM = { ...RUDENESS, harm: true, eventFoundAt: '2026-11-19T20:00:00+08:00' };
const on = (state: CaseState, command: Command, at = NOW): CaseState =>
  decide(state, command, aContext(at)).state;
const refused = (state: CaseState, command: Command, at = NOW) =>
  refusal(() => decide(state, command, aContext(at)));

const ask = (
  evidence: 'records' | 'transfusion' | 'device',
  askedAt = '2026-11-20T09:00:00+08:00',
): Command => ({
  name: 'askHold',
  payload: { evidence, askedBy: 'patient', askedAt, what: '住院病历' },
});
const asked = (evidence: 'records' | 'transfusion' | 'device' = 'records') =>
  on(aCaseAfter('signFor', HARM), ask(evidence));
const idOf = ({ holds = [] }: CaseState): string => holds.at(-1)?.holdId ?? '';

type Sealing = Extract<Command, { name: 'sealHold' }>['payload'];
const seal = (state: CaseState, change: Partial<Sealing> = {}): Command => ({
  name: 'sealHold',
  payload: {
    ...{ holdId: idOf(state), sealedAt: '2026-11-20T10:00:00+08:00' },
    ...(state.holds?.at(-1)?.kind === 'records' ? { form: 'copy' as const } : {}),
    ...{
      items: ['入院记录 3 页', '护理记录 5 页'],
      hospitalSide: '医务科 王',
      patientSide: '家属 李',
    },
    ...{ place: '病案室 2 号柜', keeper: '病案科 赵' },
    ...change,
  },
});
type Release = Extract<Command, { name: 'releaseHold' }>['payload'];
const release = (state: CaseState, change: Partial<Release> = {}): Command => ({
  name: 'releaseHold',
  payload: {
    ...{ holdId: idOf(state), releasedAt: '2026-11-20T14:00:00+08:00', ground: 'both_present' },
    ...{ hospitalSide: '医务科 王', patientSide: '家属 李', note: '清点无误' },
    ...change,
  },
});
const sealed = (change: Partial<Sealing> = {}): CaseState => {
  const state = asked();
  return on(state, seal(state, change));
};

describe('evidence that is sealed', () => {
  it('is owed by the centre within the hours of the house from the moment somebody asked', () => {
    const state = asked();
    expect(state.clocks['hold.asked.1']).toMatchObject({
      ...{ state: 'running', dueAt: '2026-11-21T01:00:00.000Z', owner: '申诉中心' },
    });
    expect(sealed().clocks['hold.asked.1']).toMatchObject({
      ...{ state: 'met', metAt: '2026-11-20T10:00:00+08:00' },
    });
  });

  it('has a list of both sides, and is kept for the years of the policy with a clock', () => {
    const state = sealed();
    expect(state.holds).toMatchObject([
      {
        ...{ listNo: 1, kind: 'records', form: 'copy', items: 2, patientThere: true },
        ...{ clockId: 'hold.1', keptUntil: '2029-11-20T09:00:00.000Z', releasedAt: null },
      },
    ]);
    expect(state.clocks['hold.1']).toMatchObject({
      state: 'running',
      dueAt: '2029-11-20T09:00:00.000Z',
    });
  });

  it('names the patient side, or a witness where it did not come', () => {
    const state = asked();
    const alone = seal(state, { patientSide: undefined });
    expect(refused(state, alone)).toBe('hold.other_side_missing');
    const witnessed = on(state, seal(state, { patientSide: undefined, witness: '公证员 周' }));
    expect(witnessed.holds?.at(-1)).toMatchObject({ patientThere: false, items: 2 });
  });

  it('is neither asked for before the event nor sealed in the future or before it was asked for', () => {
    const state = asked();
    expect(refused(state, ask('records', '2026-11-19T19:59:00+08:00'))).toBe('hold.before_event');
    expect(refused(state, ask('records', '2026-11-20T15:01:00+08:00'))).toBe('hold.future');
    expect(refused(state, seal(state, { sealedAt: '2026-11-20T15:01:00+08:00' }))).toBe(
      'hold.future',
    );
    expect(refused(state, seal(state, { sealedAt: '2026-11-20T08:59:00+08:00' }))).toBe(
      'hold.order',
    );
  });

  it('says whether records are originals, and how the blood station was called', () => {
    const records = asked();
    expect(refused(records, seal(records, { form: undefined }))).toBe('hold.form_missing');
    const device = asked('device');
    expect(refused(device, seal(device, { form: 'copy' }))).toBe('hold.form_of_object');
    const blood = asked('transfusion');
    expect(refused(blood, seal(blood))).toBe('hold.station_missing');
    expect(on(blood, seal(blood, { station: '市中心血站 孙' })).holds?.at(-1)?.form).toBeNull();
  });

  it('is completed once records that were being written are finished', () => {
    const state = sealed({ unfinished: true });
    const rest: Command = {
      name: 'completeHold',
      payload: { holdId: idOf(state), at: '2026-11-20T14:00:00+08:00', items: ['抢救记录'] },
    };
    const done = on(state, rest);
    expect(done.holds?.at(-1)).toMatchObject({ unfinished: false, items: 3 });
    expect(refused(done, rest)).toBe('hold.none_unfinished');
  });

  it('goes to be examined where it is an object, and once', () => {
    const papers = sealed();
    const send = (state: CaseState): Command => ({
      name: 'inspectHold',
      payload: {
        ...{ holdId: idOf(state), by: 'agreed', body: '省药品检验院' },
        sentAt: '2026-11-20T12:00:00+08:00',
      },
    });
    expect(refused(papers, send(papers))).toBe('hold.none_sealed');
    const blood = asked('transfusion');
    const kept = on(blood, seal(blood, { station: '市中心血站 孙' }));
    const sent = on(kept, send(kept));
    expect(refused(sent, send(sent))).toBe('hold.none_sealed');
    const found = on(sent, {
      name: 'recordInspection',
      payload: { holdId: idOf(sent), at: '2026-11-20T14:30:00+08:00', findings: '未见异常' },
    });
    expect(found.holds?.at(-1)?.inspection?.resultAt).toBe('2026-11-20T14:30:00+08:00');
  });
});

describe('a seal that is opened', () => {
  it('is opened with both sides or a witness, which stops its clock', () => {
    const state = sealed();
    expect(refused(state, release(state, { patientSide: undefined }))).toBe(
      'hold.other_side_missing',
    );
    const opened = on(state, release(state));
    expect(opened.holds?.at(-1)?.ground).toBe('both_present');
    expect(opened.clocks['hold.1']?.state).toBe('met');
    expect(refused(opened, release(opened))).toBe('hold.none_sealed');
  });

  it('is opened by the hospital alone only when the dispute is solved or the years are over', () => {
    const state = sealed();
    const alone = { patientSide: undefined };
    expect(refused(state, release(state, { ...alone, ground: 'dispute_solved' }))).toBe(
      'hold.dispute_open',
    );
    const over = { ...alone, ground: 'years_over' } as const;
    const late = '2029-11-21T10:00:00+08:00';
    expect(refused(state, release(state, { ...over, releasedAt: late }), late)).toBeUndefined();
    expect(
      refused(state, release(state, { ...over, releasedAt: '2029-11-20T23:00:00+08:00' }), late),
    ).toBe('hold.years_not_over');
    const solved = { ...state, state: 'closed' } as const;
    expect(
      refused(solved, release(solved, { ...alone, ground: 'dispute_solved' })),
    ).toBeUndefined();
  });
});

describe('a death that the case is about', () => {
  const died = (frozen: boolean): Command => ({
    name: 'recordDeath',
    payload: {
      ...{ diedAt: '2026-11-20T08:00:00+08:00', inHospital: true, causeDisputed: true, frozen },
      movedAt: '2026-11-20T08:40:00+08:00',
    },
  });
  const consent = (given: 'agreed' | 'refused'): Command => ({
    name: 'recordConsent',
    payload: { consent: given, at: '2026-11-20T13:00:00+08:00', kin: '配偶 钱' },
  });
  const dead = () => on(aCaseAfter('signFor', RUDENESS), died(false));

  it('leaves 48 hours for an autopsy, or 7 days where the body is frozen, and 14 for the body', () => {
    const state = dead();
    expect(state.clocks['nat.autopsy48']).toMatchObject({
      state: 'running',
      dueAt: '2026-11-22T00:00:00.000Z',
    });
    expect(state.clocks['nat.autopsy7']).toBeUndefined();
    expect(state.clocks['nat.body14']?.dueAt).toBe('2026-12-04T09:00:00.000Z');
    const frozen = on(state, died(true));
    expect(frozen.clocks['nat.autopsy48']?.state).toBe('cancelled');
    expect(frozen.clocks['nat.autopsy7']).toMatchObject({
      state: 'running',
      dueAt: '2026-11-27T09:00:00.000Z',
    });
  });

  it('has an autopsy only with the consent of the next of kin', () => {
    const autopsy: Command = {
      name: 'recordAutopsy',
      payload: { at: '2026-11-20T14:00:00+08:00', institution: '市司法鉴定中心' },
    };
    expect(refused(dead(), autopsy)).toBe('autopsy.no_consent');
    const refusedKin = on(dead(), consent('refused'));
    expect(refusedKin.clocks['nat.autopsy48']?.state).toBe('met');
    expect(refused(refusedKin, autopsy)).toBe('autopsy.no_consent');
    const done = on(on(dead(), consent('agreed')), autopsy);
    expect(done.clocks['nat.autopsy48']?.state).toBe('met');
    expect(done.clocks['nat.body14']?.state).toBe('running');
    const end: Command = {
      name: 'recordBody',
      payload: { end: 'handed_over', at: '2026-11-20T14:30:00+08:00', note: '家属签收' },
    };
    expect(on(done, end).clocks['nat.body14']?.state).toBe('met');
  });

  it('comes before what follows it', () => {
    expect(refused(aCaseAfter('signFor', RUDENESS), consent('agreed'))).toBe('death.none');
    const early: Command = {
      name: 'recordConsent',
      payload: { consent: 'agreed', at: '2026-11-20T07:00:00+08:00', kin: 'x' },
    };
    expect(refused(dead(), early)).toBe('death.order');
  });
});

describe('a report to an authority', () => {
  const FATAL = { ...HARM, category: 'C02', topics: ['medical_quality'], death: true };
  const owed = () => aCaseAfter('signFor', FATAL, true);
  const draft = (text?: string, report?: number): Command => ({
    name: 'draftReport',
    payload: {
      ...{ subject: 'medical_fault', authority: '区卫生健康局', accidentGrade: 2 },
      ...(text === undefined ? {} : { text }),
      ...(report === undefined ? {} : { report }),
    },
  });
  const submit = (at: string): Command => ({
    name: 'submitReport',
    payload: { report: 1, at, method: 'online', reference: '2026-77' },
  });
  const AT = '2026-11-20T14:00:00+08:00';

  it('R-175, R-207: is drafted, given, supplemented and closed, and its clock stops when it was given', () => {
    const drafted = on(owed(), draft());
    expect(refused(drafted, submit(AT))).toBe('report.empty');
    const written = on(drafted, draft('简要经过', 1));
    expect(written.reports).toMatchObject([
      { number: 1, drafts: 2, worded: true, accidentGrade: 2 },
    ]);
    const given = on(written, submit(AT));
    expect(given.clocks['nat.report12']).toMatchObject({
      state: 'met',
      metAt: '2026-11-20T06:00:00.000Z',
    });
    expect(refused(given, draft('改', 1))).toBe('report.submitted');
    const more: Command = {
      name: 'supplementReport',
      payload: { report: 1, at: '2026-11-20T14:30:00+08:00', method: 'fax', text: '尸检结果' },
    };
    const closed = on(on(given, more), {
      name: 'closeReport',
      payload: { report: 1, note: '已答复' },
    });
    expect(closed.reports).toMatchObject([{ supplements: 1, closedAt: expect.any(String) }]);
    expect(refused(closed, more)).toBe('report.none_open');
  });

  it('R-210: each step of the policy has its time, measured from when the event was found', () => {
    const step = (name: string, at: string): Command => ({
      name: 'recordReportStep',
      payload: { step: name, at, method: 'phone', whom: '院长' },
    });
    const told = on(owed(), step('report_director_now', '2026-11-19T20:25:00+08:00'));
    expect(told.reportSteps).toMatchObject([{ step: 'report_director_now', minutes: 25 }]);
    expect(refused(owed(), step('ring_the_bell', AT))).toBe('report.step_unknown');
    expect(refused(owed(), step('other', '2026-11-19T19:00:00+08:00'))).toBe('report.before_event');
    expect(refused(owed(), step('other', '2026-11-21T19:00:00+08:00'))).toBe('report.future');
  });

  it('T-14: the grade that is said with the mark chooses the time limit of that grade', () => {
    const mark: Command = {
      name: 'markReportable',
      payload: { reason: '多人受害', grade: 'extreme', foundAt: '2026-11-20T14:00:00+08:00' },
    };
    const marked = on(aCaseAfter('signFor', RUDENESS), mark);
    expect(marked.classification?.reportable).toBe(true);
    expect(marked.clocks['nat.safety.extreme2']?.dueAt).toBe('2026-11-20T08:00:00.000Z');
  });

  it('is a report of its own where it was given without a draft', () => {
    const given = on(owed(), {
      name: 'reportToRegulator',
      payload: { subject: 'safety_event', authority: '局', method: 'phone' },
    });
    expect(given.reports).toMatchObject([{ number: 1, subject: 'safety_event', drafts: 0 }]);
  });
});
