import { describe, expect, it } from '@jest/globals';
import { aCaseAfter, aContext, OFFICER, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { nextStepOf } from '@tingsu/contracts';
import { refusal } from './refusal.fixture.js';

const officer = (at: string) => aContext(at, 'centre_officer', OFFICER);
const day = (date: string) => `2026-${date}T10:00:00+08:00`;
type Payload<Name extends Command['name']> = Extract<Command, { name: Name }>['payload'];
type Asked = Payload<'askExpertOpinion'>;
const ask = (more: Partial<Asked> = {}): Command => ({
  name: 'askExpertOpinion',
  payload: {
    ...{ kind: 'damage', body: 'forensic', bodyName: '市司法鉴定中心', askedBy: 'both' },
    ...{ at: day('11-23'), question: '是否存在过错', consent: 'given', words: '同意鉴定', ...more },
  },
});
const ACCIDENT = {
  ...{ kind: 'accident', body: 'medical_association', askedBy: 'health_authority' },
  ...{ consent: undefined, words: undefined, bodyName: '市医学会' },
} as const satisfies Partial<Asked>;
const idOf = ({ expertOpinions }: CaseState) => ({
  expertOpinionId: expertOpinions?.at(-1)?.expertOpinionId ?? '',
});
const hand = (state: CaseState, at: string): Command => ({
  name: 'handOverMaterials',
  payload: { ...idOf(state), at, materials: '住院病历 1 册' },
});
type Received = Omit<Payload<'receiveExpertOpinion'>, 'expertOpinionId'>;
const FOUND: Received = {
  ...{ at: day('12-20'), issuedOn: '2026-12-18', reference: '鉴字 12 号', summary: '护理不足' },
  ...{ damage: true, fault: true, causal: true, degree: 'secondary' },
};
const receive = (state: CaseState, more: Partial<Received> = {}): Command => ({
  name: 'receiveExpertOpinion',
  payload: { ...idOf(state), ...FOUND, ...more },
});
const run = (state: CaseState, command: Command, at: string) =>
  decide(state, command, officer(at)).state;
const asked = (more: Partial<Asked> = {}, from = aCaseAfter('signFor')) =>
  run(from, ask(more), day('11-23'));
const awaited = (more: Partial<Asked> = {}, from?: CaseState) => {
  const state = asked(more, from);
  return run(state, hand(state, day('11-24')), day('11-24'));
};
const refused = (state: CaseState, command: Command, at: string) =>
  refusal(() => decide(state, command, officer(at)));
const clockOf = (state: CaseState, id: string) => state.clocks[`nat.expert.${id}`];

describe('an expert opinion by law', () => {
  it('is commissioned by both sides only with the consent of the complainant in his words (701 art. 34)', () => {
    const bare = aCaseAfter('signFor');
    for (const more of [{ consent: undefined }, { words: undefined }])
      expect(refused(bare, ask(more), day('11-23'))).toBe('expert.consent');
    expect(refused(bare, ask({ ...ACCIDENT, consent: 'given' }), day('11-23'))).toBe(
      'expert.consent',
    );
    const declined = asked({ consent: 'refused' });
    expect(declined).toMatchObject({
      state: 'investigating',
      expertOpinions: [{ result: 'refused', endedAt: day('11-23') }],
    });
    // After a refusal it may be asked for once more.
    expect(asked({}, declined).expertOpinions).toHaveLength(2);
  });

  it('is asked of whom the law and the policy name, about issues of the case, and of nobody twice at once', () => {
    const state = aCaseAfter('signFor');
    const wrong: [Partial<Asked>, string][] = [
      [{ ...ACCIDENT, body: 'forensic' }, 'expert.body'],
      [{ askedBy: 'mediation_body' }, 'expert.no_mediation'],
      [{ issues: ['nothing'] }, 'issue.unknown'],
      [{ at: day('11-25') }, 'expert.future'],
      [{ at: day('01-01') }, 'expert.order'],
    ];
    for (const [more, code] of wrong)
      expect([code, refused(state, ask(more), day('11-23'))]).toEqual([code, code]);
    expect(asked({ issues: ['first'] }).expertOpinions).toMatchObject([{ issues: ['first'] }]);
    expect(refused(asked(), ask(), day('11-23'))).toBe('expert.open');
    const strict = officer(day('11-23'));
    const policy = {
      ...strict.policy,
      expertOpinion: { bodies: ['medical_association' as const] },
    };
    expect(refusal(() => decide(state, ask(), { ...strict, policy }))).toBe('expert.body');
  });

  it('T-32, T-33: lets the case wait from the first materials until it comes, and the case goes on by itself', () => {
    const resting = awaited();
    expect(resting).toMatchObject({
      state: 'suspended',
      suspended: { cause: 'appraisal', from: 'investigating' },
    });
    expect(resting.clocks['feedback3']?.state).toBe('paused');
    expect(refused(resting, { name: 'resume', payload: {} }, day('11-25'))).toBe('expert.running');
    const more = run(resting, hand(resting, day('11-26')), day('11-26'));
    expect(more.expertOpinions?.[0]?.materials).toHaveLength(2);
    const back = run(more, receive(more), day('12-20'));
    expect(back).toMatchObject({ state: 'investigating', suspended: null });
    expect(back.clocks['feedback3']?.state).toBe('running');
    expect(
      back.milestones.map(({ name }) => name).filter((one) => one.startsWith('appraisal.')),
    ).toEqual(['appraisal.commissioned', 'appraisal.received']);
  });

  it('is held to the time of the law: 30 working days, or 45 days for a medical accident', () => {
    // Counted by hand from the 25th on: 4 in November, 23 in December, and after the holiday 4, 5 and 6 January.
    const forensic = awaited();
    expect(clockOf(forensic, 'forensic30')).toMatchObject({
      ...{ state: 'running', dueAt: '2027-01-06T09:00:00.000Z' },
    });
    expect(clockOf(forensic, 'accident45')).toBeUndefined();
    const state = asked(ACCIDENT);
    const taken = run(
      state,
      {
        name: 'answerExpertOpinion',
        payload: { ...idOf(state), accepted: true, at: day('11-24') },
      },
      day('11-24'),
    );
    expect(clockOf(taken, 'materials10')).toMatchObject({
      ...{ state: 'running', kind: 'limit', dueAt: '2026-12-04T09:00:00.000Z' },
    });
    const resting = run(taken, hand(taken, day('11-30')), day('11-30'));
    expect(clockOf(resting, 'materials10')?.state).toBe('met');
    expect(clockOf(resting, 'accident45')?.dueAt).toBe('2027-01-14T09:00:00.000Z');
    const nothing = { damage: true, fault: false, causal: false, degree: undefined };
    const back = run(resting, receive(resting, nothing), day('12-20'));
    expect(clockOf(back, 'accident45')?.state).toBe('met');
    expect(clockOf(back, 'again15')).toMatchObject({ kind: 'window', state: 'running' });
    const again: Command = {
      name: 'contestExpertOpinion',
      payload: {
        ...{ ...idOf(back), side: 'complainant', at: day('12-22'), words: '不服', again: true },
      },
    };
    expect(clockOf(run(back, again, day('12-22')), 'again15')?.state).toBe('met');
  });

  it('says whether there is damage, fault and cause, and to which degree, without contradiction (701 art. 36)', () => {
    const state = awaited();
    const grave = awaited(ACCIDENT);
    const wrong: [CaseState, Partial<Received>, string][] = [
      [state, { fault: false }, 'expert.conclusion'],
      [state, { degree: 'half' }, 'expert.degree'],
      [state, { degree: undefined }, 'expert.degree'],
      [state, { causal: false }, 'expert.degree'],
      [state, { grade: 3 }, 'expert.grade'],
      [grave, {}, 'expert.grade'],
      [state, { issuedOn: '2026-12-21' }, 'expert.order'],
      [state, { at: day('11-23'), issuedOn: '2026-11-23' }, 'expert.order'],
      [state, { at: day('12-21') }, 'expert.future'],
    ];
    for (const [from, more, code] of wrong)
      expect([code, refused(from, receive(from, more), day('12-20'))]).toEqual([code, code]);
    const found = run(grave, receive(grave, { grade: 3 }), day('12-20'));
    expect(found.expertOpinions?.[0]?.conclusion).toMatchObject({
      degree: 'secondary',
      grade: 3,
    });
  });

  it('is made known to the complainant, and each side may object', () => {
    const state = awaited();
    const back = run(state, receive(state), day('12-20'));
    const step = nextStepOf(
      {
        ...{ state: back.state, category: null, topics: [], acceptance: null, followUps: [] },
        ...{ extensionRequests: [], missingElements: [] },
        expertOpinions: [...(back.expertOpinions ?? [])],
        commands: [{ command: 'tellExpertOpinion', allowed: true }],
      } as unknown as Parameters<typeof nextStepOf>[0],
      new Date(day('12-20')),
    );
    expect(step).toMatchObject({ command: 'tellExpertOpinion', why: 'expertUntold' });
    const tell: Command = {
      name: 'tellExpertOpinion',
      payload: { ...idOf(back), at: day('12-21'), by: 'hospital_in_person' },
    };
    const told = run(back, tell, day('12-21'));
    expect(refused(told, tell, day('12-21'))).toBe('expert.none_untold');
    const object: Command = {
      name: 'contestExpertOpinion',
      payload: { ...idOf(told), side: 'hospital', at: day('12-22'), words: '不服', again: false },
    };
    expect(run(told, object, day('12-22')).expertOpinions?.[0]?.contested).toHaveLength(1);
  });

  it('comes to nothing where the body declines or who asked takes it back, and the case goes on', () => {
    const state = awaited();
    const decline: Command = {
      name: 'answerExpertOpinion',
      payload: { ...idOf(state), accepted: false, at: day('11-25') },
    };
    expect(run(state, decline, day('11-25'))).toMatchObject({
      ...{ state: 'investigating', expertOpinions: [{ result: 'not_accepted' }] },
    });
    const end: Command = {
      name: 'endExpertOpinion',
      payload: { ...idOf(state), result: 'withdrawn', at: day('11-25'), reason: 'x' },
    };
    const back = run(state, end, day('11-25'));
    expect(back).toMatchObject({
      state: 'investigating',
      expertOpinions: [{ result: 'withdrawn' }],
    });
    expect(clockOf(back, 'forensic30')?.state).toBe('met');
  });

  it('ends with the case, and no case is closed beside it', () => {
    const withdraw: Command = { name: 'withdraw', payload: { statement: 'x' } };
    expect(run(awaited(), withdraw, day('11-25')).expertOpinions).toMatchObject([
      { result: 'case_over' },
    ]);
    const answered = asked({}, aCaseAfter('giveFinal', RUDENESS));
    expect(refused(answered, { name: 'close', payload: {} }, day('11-25'))).toBe('expert.open');
  });
});

describe('an expert opinion within a mediation', () => {
  const mediating = (): CaseState => {
    const proposed = run(
      aCaseAfter('signFor'),
      {
        name: 'proposeMediation',
        payload: {
          ...{ body: 'peoples', proposedBy: 'both', at: day('11-23') },
          ...{ consent: 'given', words: 'x' },
        },
      },
      day('11-23'),
    );
    const mediationId = proposed.mediations?.[0]?.mediationId ?? '';
    return run(
      proposed,
      { name: 'answerMediation', payload: { mediationId, accepted: true, at: day('11-23') } },
      day('11-23'),
    );
  };
  const inMediation = () => awaited({ askedBy: 'mediation_body' }, mediating());

  it('does not count in the time of the mediation (701 art. 38)', () => {
    const state = inMediation();
    expect(state.suspended?.cause).toBe('mediation');
    expect(state.clocks['nat.mediation.peoples30']?.state).toBe('paused');
    const back = run(state, receive(state), day('12-20'));
    expect(back.suspended?.cause).toBe('mediation');
    expect(back.clocks['nat.mediation.peoples30']?.state).toBe('running');
  });

  it('is waited for also after the mediation is over', () => {
    const state = inMediation();
    const mediationId = state.mediations?.[0]?.mediationId ?? '';
    const over = run(
      state,
      { name: 'endMediation', payload: { mediationId, result: 'failed', at: day('11-26') } },
      day('11-26'),
    );
    expect(over).toMatchObject({
      ...{ state: 'suspended', suspended: { cause: 'appraisal', from: 'investigating' } },
    });
    expect(over.milestones.filter(({ name }) => name === 'appraisal.commissioned')).toHaveLength(1);
    expect(run(over, receive(over), day('12-20')).state).toBe('investigating');
  });
});
