import { describe, expect, it } from '@jest/globals';
import type { Role } from '@tingsu/contracts';
import { aCaseAfter, aContext, HEAD, LEADER, OFFICER, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';
import { conclusionRead } from './result-commands.js';
import { resultsOwed, waitingFor } from './result-rules.js';

const NURSE = '01900000-0000-7000-8000-0000000000f1';
const OTHER_HEAD = '01900000-0000-7000-8000-0000000000f2';

const closed = (): CaseState => ({
  ...aCaseAfter('close'),
  receivedAt: '2026-10-20T10:00:00.000+08:00',
  respondents: { units: ['main.ward'], persons: [NURSE] },
});
const served = (on: { unit: string } | { person: string } = { person: NURSE }): Command => ({
  name: 'serveResult',
  payload: { on, medium: 'hand', receipt: 'signed', text: '投诉成立' },
});
const by = (
  state: CaseState,
  command: Command,
  at: string,
  role: Role = 'centre_officer',
  actorId: string = OFFICER,
) => decide(state, command, aContext(at, role, actorId));

const asks = ({ results = [] }: CaseState, askedAt?: string): Command => ({
  name: 'askReconsideration',
  payload: {
    noticeId: results[0]?.noticeId ?? '',
    grounds: '当时在抢救，不在窗口',
    evidence: '排班表，护理部',
    ...(askedAt === undefined ? {} : { askedAt }),
  },
});
const decides = (
  { reconsiderations = [] }: CaseState,
  result: 'upheld' | 'changed' | 'revoked',
  outcome?: 'not_upheld' | 'partly_upheld' | 'upheld',
): Command => ({
  name: 'decideReconsideration',
  payload: {
    reconsiderationId: reconsiderations.at(-1)?.reconsiderationId ?? '',
    result,
    reasons: '排班表属实',
    ...(outcome === undefined ? {} : { outcome }),
  },
});

describe('a result served on who is complained of (R-244)', () => {
  const monday = '2026-10-26T10:00:00+08:00';
  const onNurse = () => by(closed(), served(), monday).state;

  it('R-244: is owed to unit and person where the complaint was found right, until it is served', () => {
    const { policy } = aContext();
    expect(resultsOwed(closed(), policy)).toEqual([{ unit: 'main.ward' }, { person: NURSE }]);
    expect(resultsOwed({ ...closed(), outcome: 'not_upheld' }, policy)).toEqual([]);
    expect(resultsOwed(onNurse(), policy)).toEqual([{ unit: 'main.ward' }]);
    expect(refusal(() => by(onNurse(), served(), monday))).toBe('result.served');
    expect(refusal(() => by(closed(), served({ unit: 'main.finance' }), monday))).toBe(
      'result.not_respondent',
    );
  });

  it('R-121: is not served where the clue is confidential', () => {
    const state = closed();
    const { classification } = state;
    const confidential = {
      ...state,
      classification: classification && {
        ...classification,
        facts: { ...RUDENESS, confidentialFromRespondent: true },
      },
    };
    expect(refusal(() => by(confidential, served(), monday))).toBe('result.confidential');
  });

  it('R-369: gives the department that it is served on no right to the case', () => {
    const before = closed();
    const { state } = by(before, served({ unit: 'main.ward' }), monday);
    expect(state.access?.supervising ?? []).not.toContain('main.ward');
    expect(state.access?.supervising).toEqual(before.access?.supervising);
  });

  it('R-244: a refused receipt needs a witness', () => {
    const refused: Command = {
      name: 'serveResult',
      payload: { on: { person: NURSE }, medium: 'hand', receipt: 'refused', text: '投诉成立' },
    };
    expect(refusal(() => by(closed(), refused, monday))).toBe('result.witness_missing');
  });

  it('A-32, R-245: may be contested until the last moment of the fifth working day, and no second longer', () => {
    const state = onNurse();
    expect(state.results?.[0]?.askUntil).toBe('2026-11-02T09:00:00.000Z');
    expect(state.clocks['recRequest5']).toMatchObject({
      kind: 'window',
      dueAt: '2026-11-02T09:00:00.000Z',
    });
    const late = () => by(state, asks(state), '2026-11-02T17:00:01+08:00');
    expect(refusal(late)).toBe('reconsideration.too_late');
    const asked = by(state, asks(state), '2026-11-02T17:00:00+08:00').state;
    expect(asked.clocks['recDecide10']).toMatchObject({
      state: 'running',
      dueAt: '2026-11-16T09:00:00.000Z',
    });
    expect(refusal(() => by(asked, asks(asked), '2026-11-02T17:00:00+08:00'))).toBe(
      'reconsideration.known',
    );
  });

  it('R-245: counts what was handed in on paper in time and entered later', () => {
    const state = by(onNurse(), served({ unit: 'main.ward' }), '2026-10-28T10:00:00+08:00').state;
    const paper = asks(state, '2026-10-30T16:00:00+08:00');
    const asked = by(state, paper, '2026-11-03T09:00:00+08:00').state;
    expect(asked.reconsiderations).toMatchObject([{ askedAt: '2026-10-30T16:00:00+08:00' }]);
    const tooLate = asks(state, '2026-11-02T17:00:01+08:00');
    expect(refusal(() => by(state, tooLate, '2026-11-03T09:00:00+08:00'))).toBe(
      'reconsideration.too_late',
    );
  });

  it('R-246: is decided by somebody who had no part in it, and wins or stands', () => {
    const state = onNurse();
    const asked = by(state, asks(state), '2026-10-30T16:00:00+08:00').state;
    const at = '2026-11-05T10:00:00+08:00';
    for (const involved of [HEAD, OFFICER, NURSE])
      expect(
        refusal(() => by(asked, decides(asked, 'revoked'), at, 'centre_head', involved)),
      ).toMatch(/^separation\./);
    const revoked = by(asked, decides(asked, 'revoked'), at, 'leader', LEADER).state;
    expect(revoked).toMatchObject({
      outcome: 'not_upheld',
      reconsiderations: [{ result: 'revoked' }],
    });
    expect(revoked.clocks['recDecide10']?.state).toBe('met');
    const changed = (outcome?: 'upheld' | 'partly_upheld') => () =>
      by(asked, decides(asked, 'changed', outcome), at, 'leader', LEADER).state;
    expect(refusal(changed())).toBe('reconsideration.outcome');
    expect(refusal(changed('upheld'))).toBe('reconsideration.outcome');
    expect(changed('partly_upheld')()).toMatchObject({ outcome: 'partly_upheld' });
    const upheld = by(asked, decides(asked, 'upheld'), at, 'leader', LEADER).state;
    expect(upheld.outcome).toBe('upheld');
  });

  it('R-246: who approved the opinion does not reconsider it', () => {
    const major = { ...aCaseAfter('close', { ...RUDENESS, abusiveAttitude: true }, true) };
    const state = by(
      { ...closed(), chain: major.chain ?? null, handlers: [] },
      served(),
      monday,
    ).state;
    const asked = by(state, asks(state), '2026-10-30T16:00:00+08:00').state;
    const decision = decides(asked, 'upheld');
    const at = '2026-11-05T10:00:00+08:00';
    expect(refusal(() => by(asked, decision, at, 'leader', LEADER))).toBe('separation.involved');
    expect(by(asked, decision, at, 'centre_head', OTHER_HEAD).state.outcome).toBe('upheld');
  });

  it('R-246: one time to decide covers all requests, and ends with the last', () => {
    const both = by(onNurse(), served({ unit: 'main.ward' }), '2026-10-27T10:00:00+08:00').state;
    const first = by(both, asks(both), '2026-10-30T16:00:00+08:00').state;
    const second = by(
      first,
      {
        name: 'askReconsideration',
        payload: { noticeId: both.results?.[1]?.noticeId ?? '', grounds: 'x', evidence: 'x' },
      },
      '2026-11-02T16:00:00+08:00',
    ).state;
    expect(second.clocks['recDecide10']?.dueAt).toBe(first.clocks['recDecide10']?.dueAt);
    const at = '2026-11-05T10:00:00+08:00';
    const one = by(second, decides(second, 'upheld'), at, 'leader', LEADER).state;
    expect(one.clocks['recDecide10']?.state).toBe('running');
    const withdrawn = by(
      one,
      {
        name: 'withdrawReconsideration',
        payload: { reconsiderationId: one.reconsiderations?.[0]?.reconsiderationId ?? '' },
      },
      at,
    ).state;
    expect(withdrawn.clocks['recDecide10']?.state).toBe('met');
    expect(refusal(() => by(withdrawn, decides(withdrawn, 'upheld'), at, 'leader', LEADER))).toBe(
      'reconsideration.none_open',
    );
  });

  it('R-246: tells the conclusion in writing within a time of its own, by itself where somebody can read it', () => {
    const state = onNurse();
    const asked = by(state, asks(state), '2026-10-30T16:00:00+08:00').state;
    expect(asked.clocks['recInform10']).toMatchObject({ dueAt: '2026-11-13T09:00:00.000Z' });
    const at = '2026-11-05T10:00:00+08:00';
    const unknown = by(asked, decides(asked, 'upheld'), at, 'leader', LEADER).state;
    expect(unknown.reconsiderations?.[0]?.told).toBeUndefined();
    expect(unknown.clocks['recInform10']?.state).toBe('running');
    const serves: Command = {
      name: 'serveConclusion',
      payload: {
        reconsiderationId: unknown.reconsiderations?.[0]?.reconsiderationId ?? '',
        ...{ medium: 'hand', receipt: 'signed' },
      },
    };
    const onPaper = by(unknown, serves, at).state;
    expect(onPaper.clocks['recInform10']?.state).toBe('met');
    expect(refusal(() => by(onPaper, serves, at))).toBe('conclusion.none_open');
  });

  it('R-246: is sent to who asked where the directory knows that person, and read by nobody else', () => {
    const state = onNurse();
    const asked = by(state, asks(state), '2026-10-30T16:00:00+08:00').state;
    const at = '2026-11-05T10:00:00+08:00';
    const context = aContext(at, 'leader', LEADER);
    const staff = [
      ...context.directory.staff,
      { id: NURSE, name: '护士', email: null, locale: 'zh-CN' as const, active: true, grants: [] },
    ];
    const knowing = { ...context, directory: { ...context.directory, staff } };
    const sent = decide(asked, decides(asked, 'revoked'), knowing);
    expect(sent.state.reconsiderations?.[0]?.told).toMatchObject({ medium: 'system' });
    expect(sent.state.clocks['recInform10']?.state).toBe('met');
    const noticeId = state.results?.[0]?.noticeId ?? '';
    const read = conclusionRead(sent.state, noticeId, knowing)?.state ?? sent.state;
    expect(read.reconsiderations?.[0]?.readAt).toBe(new Date(at).toISOString());
    expect(conclusionRead(read, noticeId, knowing)).toBeNull();
  });

  it('R-246: tells the complainant of an outcome that is another one now, and of no other', () => {
    const state = onNurse();
    const asked = by(state, asks(state), '2026-10-30T16:00:00+08:00').state;
    const kinds = (result: 'upheld' | 'revoked') =>
      by(
        asked,
        decides(asked, result),
        '2026-11-05T10:00:00+08:00',
        'leader',
        LEADER,
      ).state.notices?.map(({ kind }) => kind) ?? [];
    expect(kinds('revoked')).toContain('revision');
    expect(kinds('upheld')).not.toContain('revision');
  });

  it('R-136, R-248: nothing is filed or told to the house while somebody may still be heard', () => {
    const circular: Command = { name: 'issueCircular', payload: { departments: [], text: '通报' } };
    const archive: Command = { name: 'archive', payload: { parts: [] } };
    const state = onNurse();
    const during = '2026-10-30T16:00:00+08:00';
    const after = '2026-11-12T10:00:00+08:00';
    expect(waitingFor(state, new Date(during))).toEqual({
      ...{ why: 'reconsideration.awaited', until: '2026-11-02T09:00:00.000Z' },
    });
    expect(waitingFor(state, new Date(after))).toBeNull();
    expect(
      waitingFor(by(state, asks(state), during).state, new Date(after), aContext().policy),
    ).toEqual({
      ...{ why: 'reconsideration.open', until: '2026-11-13T09:00:00.000Z' },
    });
    for (const command of [circular, archive]) {
      expect(refusal(() => by(state, command, during, 'centre_head'))).toBe(
        'reconsideration.awaited',
      );
      const asked = by(state, asks(state), during).state;
      expect(refusal(() => by(asked, command, after, 'centre_head'))).toBe('reconsideration.open');
    }
    const told = by(state, circular, after, 'leader', LEADER);
    expect(told.texts).toEqual({ text: '通报' });
    expect(told.state.circulars).toMatchObject([{ departments: [] }]);
    const asked = by(state, asks(state), during).state;
    const revoked = by(asked, decides(asked, 'revoked'), during, 'leader', LEADER).state;
    expect(refusal(() => by(revoked, circular, after, 'leader', LEADER))).toBe(
      'circular.not_upheld',
    );
  });

  it('R-245: what the person complained of promised to do waits until it is decided', () => {
    const state = onNurse();
    const planned: CaseState = {
      ...state,
      remedies: [
        {
          remedyId: '01900000-0000-7000-8000-0000000000e1',
          ...{ remedy: 'apology', dueOn: '2026-12-30', doneAt: null, person: NURSE },
        },
      ],
    };
    const asked = by(planned, asks(planned), '2026-10-30T16:00:00+08:00').state;
    const complete: Command = {
      name: 'completeRemedy',
      payload: { remedyId: '01900000-0000-7000-8000-0000000000e1', note: '已道歉' },
    };
    expect(refusal(() => by(asked, complete, '2026-11-02T10:00:00+08:00'))).toBe(
      'reconsideration.open',
    );
  });

  it('belongs to its round: in the next one the result is served anew', () => {
    const state = onNurse();
    const again = by(
      state,
      { name: 'reopen', payload: { ground: 'new_facts', reason: '新证据' } },
      '2026-11-20T10:00:00+08:00',
    ).state;
    expect(
      refusal(() => by({ ...again, state: 'closed' }, asks(again), '2026-11-20T11:00:00+08:00')),
    ).toBe('reconsideration.not_offered');
  });
});
