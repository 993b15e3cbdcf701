import { describe, expect, it } from '@jest/globals';
import { remedyEntriesOf } from '../remedies/remedy-entries.js';
import { aCaseAfter, aContext, HEAD, LEADER, OFFICER, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const officer = (at: string) => aContext(at, 'centre_officer', OFFICER);
const day = (date: string) => `2026-${date}T10:00:00+08:00`;
type Proposal = Extract<Command, { name: 'proposeMediation' }>['payload'];
const propose = (more: Partial<Proposal> = {}): Command => ({
  name: 'proposeMediation',
  payload: {
    ...{ body: 'peoples', bodyName: '市医调委', proposedBy: 'both', at: day('11-23') },
    ...{ consent: 'given', words: '愿意调解', ...more },
  },
});
const idOf = ({ mediations }: CaseState): string => mediations?.at(-1)?.mediationId ?? '';
const answer = (state: CaseState, at: string, accepted = true): Command => ({
  name: 'answerMediation',
  payload: { mediationId: idOf(state), accepted, at, mediator: '刘调解员' },
});
type End = Omit<Extract<Command, { name: 'endMediation' }>['payload'], 'mediationId'>;
const end = (state: CaseState, payload: End): Command => ({
  name: 'endMediation',
  payload: { mediationId: idOf(state), ...payload },
});
const played = (from: CaseState, at: string, command: (state: CaseState) => Command) =>
  decide(from, command(from), officer(at));
const proposed = (more: Partial<Proposal> = {}, from = aCaseAfter('signFor')) =>
  played(from, day('11-23'), () => propose(more)).state;
const running = (more: Partial<Proposal> = {}, from?: CaseState) =>
  played(proposed(more, from), day('11-24'), (state) => answer(state, day('11-24'))).state;
const refused = (state: CaseState, command: Command, at = day('11-25')) =>
  refusal(() => decide(state, command, officer(at)));
const sign = (state: CaseState, at: string): Command => ({
  name: 'signMediation',
  payload: { mediationId: idOf(state), at },
});

describe('a mediation', () => {
  it('needs the consent of the complainant in his words; a refusal is on record, and nothing follows', () => {
    const { state, events, texts } = played(aCaseAfter('signFor'), day('11-23'), () =>
      propose({ consent: 'refused', words: '不信任调解' }),
    );
    expect(state.mediations).toMatchObject([{ consent: 'refused', result: 'refused' }]);
    expect(state.state).toBe('investigating');
    expect(texts).toEqual({ words: '不信任调解' });
    expect(JSON.stringify(events)).not.toContain('不信任调解');
    expect(proposed({}, state).mediations).toHaveLength(2);
  });

  it('T-32, T-33: suspends the case when a body outside takes the matter, and the result alone ends the wait', () => {
    const state = running();
    expect(state).toMatchObject({
      state: 'suspended',
      suspended: { cause: 'mediation', from: 'investigating' },
    });
    expect(state.clocks['feedback3']?.state).toBe('paused');
    expect(refused(state, { name: 'resume', payload: {} })).toBe('mediation.running');
    const after = played(state, day('11-27'), (now) =>
      end(now, { result: 'failed', at: day('11-27') }),
    ).state;
    expect(after).toMatchObject({ state: 'investigating', suspended: null });
    expect(after.clocks['feedback3']?.state).toBe('running');
  });

  it('does not suspend the case where the hospital mediates itself: it buys no time', () => {
    const state = running({ body: 'hospital' });
    expect(state.state).toBe('investigating');
    expect(state.clocks['feedback3']?.state).toBe('running');
  });

  it('is held to 30 working days of its acceptance, which go on while the case rests (701 art. 38)', () => {
    // Counted by hand from the 25th on: 4 in November, 23 in December, and after the holiday 4, 5 and 6 January.
    const clock = running().clocks['nat.mediation.peoples30'];
    expect(clock).toMatchObject({ state: 'running', dueAt: '2027-01-06T09:00:00.000Z' });
    const administrative = running({ body: 'administrative' });
    expect(administrative.clocks['nat.mediation.accept5']?.state).toBe('met');
    expect(administrative.clocks['nat.mediation.admin30']?.state).toBe('running');
    expect(administrative.clocks['nat.mediation.peoples30']).toBeUndefined();
  });

  it('may take as long as the sides agree before a committee, and not before an authority (art. 38, 40)', () => {
    const agree = (clockId: string): Command => ({
      name: 'agreeDate',
      payload: { clockId, date: '2027-02-26' },
    });
    const state = decide(running(), agree('nat.mediation.peoples30'), officer(day('11-25'))).state;
    expect(state.clocks['nat.mediation.peoples30']?.dueAt).toBe('2027-02-26T09:00:00.000Z');
    expect(refused(running({ body: 'administrative' }), agree('nat.mediation.admin30'))).toBe(
      'clock.no_agreement',
    );
    // The next mediation is held to its own time.
    const failed = end(state, { result: 'failed', at: day('11-26') });
    const again = running({}, decide(state, failed, officer(day('11-26'))).state);
    expect(again.agreedDates).toEqual({});
  });

  it('R-288: out of time it counts as failed, not a day before, and the complainant is owed the notice of the legal ways', () => {
    const over = { result: 'period_over' as const, at: '2027-01-06T17:00:01+08:00' };
    const state = running();
    expect(refused(state, end(state, { ...over, at: '2027-01-06T17:00:00+08:00' }), over.at)).toBe(
      'mediation.period_not_over',
    );
    const { state: after, events } = decide(state, end(state, over), officer(over.at));
    expect(after.milestones.map(({ name }) => name)).toContain('mediation.failed');
    expect(events.map(({ kind }) => kind)).toContain('noticeOwed');
  });

  it('runs once at a time, in its order, and only where the policy names the body', () => {
    const state = proposed();
    expect(refused(state, propose())).toBe('mediation.open');
    expect(refused(state, answer(state, day('11-22')))).toBe('mediation.order');
    expect(refused(state, answer(state, day('11-28')))).toBe('mediation.future');
    expect(refused(state, end(state, { result: 'agreed', at: day('11-24') }))).toBe(
      'mediation.result_not_meant',
    );
    const strict = officer(day('11-25'));
    const policy = { ...strict.policy, mediation: { bodies: ['peoples' as const] } };
    const other = () =>
      decide(aCaseAfter('signFor'), propose({ body: 'hospital' }), { ...strict, policy });
    expect(refusal(other)).toBe('mediation.body');
    const now = running();
    expect(refused(now, sign(now, day('11-25')))).toBe('mediation.none_agreed');
  });

  it('is declined by the body, or left by the complainant, and the case goes on as it was', () => {
    const declined = played(proposed(), day('11-24'), (now) => answer(now, day('11-24'), false));
    expect(declined.state.mediations).toMatchObject([{ result: 'not_accepted' }]);
    const left = played(running(), day('11-25'), (now) =>
      end(now, { result: 'ended_by_complainant', at: day('11-25') }),
    );
    expect(left.state).toMatchObject({ state: 'investigating', suspended: null });
  });

  it('ends with the case, however that ends, and no case is closed beside it', () => {
    const withdraw: Command = { name: 'withdraw', payload: { statement: 'x' } };
    const { state } = decide(running(), withdraw, officer(day('11-25')));
    expect(state.mediations).toMatchObject([{ result: 'case_over' }]);
    const answered = proposed({ body: 'hospital' }, aCaseAfter('giveFinal'));
    expect(refused(answered, { name: 'close', payload: {} })).toBe('mediation.open');
  });
});

describe('an agreement that was mediated', () => {
  const AGREED = { result: 'agreed' as const, at: day('11-26'), agreement: '赔付并致歉' };
  const PAID: End = {
    ...{ ...AGREED, dueOn: '2099-02-01', department: 'main.finance', decision: '医调字 7 号' },
    amount: { value: '86000', currency: 'CNY' },
    instalments: [
      { value: '50000', dueOn: '2099-01-01' },
      { value: '36000', dueOn: '2099-02-01' },
    ],
  };
  const agreed = (payload: End = PAID, from = running()) =>
    played(from, day('11-26'), (now) => end(now, payload));

  it('R-194, R-206: is a remedy with its instalments, also above the limit of the hospital, and in the ledger once all agreed', () => {
    const decision = agreed();
    const { state } = decision;
    const [remedy] = state.remedies;
    expect(remedy).toMatchObject({
      ...{ remedy: 'compensation', setBy: 'mediation', department: 'main.finance' },
      amount: { value: '86000.00', currency: 'CNY' },
    });
    expect(state.mediations?.[0]?.agreed).toMatchObject({ remedyId: remedy?.remedyId });
    expect(remedyEntriesOf(decision)).toEqual([]);
    const approve = (from: CaseState, context: ReturnType<typeof aContext>) =>
      decide(
        from,
        { name: 'approveRemedy', payload: { remedyId: remedy?.remedyId ?? '' } },
        context,
      );
    const finance = { ...aContext(day('11-26'), 'department_head', HEAD) };
    const first = approve(state, { ...finance, departments: ['main.finance'] });
    const second = approve(first.state, aContext(day('11-27'), 'leader', LEADER));
    expect(remedyEntriesOf(second)).toMatchObject([{ kind: 'promised', cents: '8600000' }]);
    const paid = decide(
      second.state,
      { name: 'completeRemedy', payload: { remedyId: remedy?.remedyId ?? '', note: '回单' } },
      officer(day('11-27')),
    );
    // The opinion is not drafted yet: what was promised is paid all the same.
    expect(paid.state.state).toBe('investigating');
    expect(remedyEntriesOf(paid)).toMatchObject([{ kind: 'paid', cents: '5000000' }]);
  });

  it('says what was agreed, by when it is paid, and the number of the agreement', () => {
    const { agreement: _content, ...bare } = AGREED;
    const wrong: [Partial<End>, string][] = [
      [{ ...bare }, 'mediation.agreement_missing'],
      [{ ...AGREED, amount: PAID.amount }, 'remedy.due_missing'],
      [{ ...PAID, decision: undefined }, 'decision.missing'],
      [{ ...PAID, amount: { value: '0.005', currency: 'CNY' } }, 'amount.decimals'],
      [{ ...PAID, result: 'failed' }, 'mediation.result_not_meant'],
    ];
    const state = running();
    for (const [payload, code] of wrong)
      expect([code, refused(state, end(state, payload as End), day('11-26'))]).toEqual([
        code,
        code,
      ]);
  });

  it('stays within the limits of the hospital where the hospital mediated itself', () => {
    const own = running({ body: 'hospital' });
    const { decision: _number, instalments: _parts, ...payload } = PAID;
    const large = end(own, { ...payload, amount: { value: '86000', currency: 'CNY' } });
    expect(refused(own, large, day('11-26'))).toBe('amount.above_limit');
    const small = { ...payload, amount: { value: '300', currency: 'CNY' } };
    expect(agreed(small, own).state.remedies[0]).not.toHaveProperty('setBy');
  });

  it('holds from the signatures on, and a court may be asked for 30 days (people’s mediation law art. 33)', () => {
    const signed = played(agreed(AGREED).state, day('11-27'), (now) => sign(now, day('11-27')));
    expect(signed.state.clocks['nat.mediation.confirm30']).toMatchObject({
      state: 'running',
      kind: 'window',
      dueAt: '2026-12-28T09:00:00.000Z',
    });
    const confirm = (state: CaseState, step: 'asked' | 'confirmed', at: string): Command => ({
      name: 'recordConfirmation',
      payload: { mediationId: idOf(state), step, at },
    });
    const early = confirm(signed.state, 'confirmed', day('11-28'));
    expect(refused(signed.state, early, day('11-28'))).toBe('mediation.state');
    const asked = played(signed.state, day('11-28'), (now) => confirm(now, 'asked', day('11-28')));
    expect(asked.state.clocks['nat.mediation.confirm30']?.state).toBe('met');
    const given = played(asked.state, day('12-10'), (now) =>
      confirm(now, 'confirmed', day('12-10')),
    );
    expect(given.state.mediations?.[0]?.confirmation).toMatchObject({ step: 'confirmed' });
  });

  it('R-175: settled by the sides themselves it is reported within 7 days where the matter is reportable (351 art. 43)', () => {
    const grave = { ...RUDENESS, harm: true, possibleAccidentGrade: 2 };
    const settled = agreed(
      AGREED,
      running({ body: 'hospital' }, aCaseAfter('signFor', grave, true)),
    );
    const signed = played(settled.state, day('11-27'), (now) => sign(now, day('11-27'))).state;
    expect(signed.clocks['nat.settlement7']).toMatchObject({ state: 'running', kind: 'limit' });
  });
});
