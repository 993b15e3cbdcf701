import { describe, expect, it } from '@jest/globals';
import type { Role } from '@tingsu/contracts';
import { aCaseAfter, aContext, HEAD, LEADER, OFFICER } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { decide, type Command } from './decide.js';
import { evolve } from './evolve.js';
import { refusal } from './refusal.fixture.js';

const AT = '2026-11-23T10:00:00+08:00';
const FINANCE = '01900000-0000-7000-8000-00000000000e';
const DEPUTY = '01900000-0000-7000-8000-00000000000f';
const as = (role: Role, id: string, more: Partial<DecisionContext> = {}): DecisionContext => ({
  ...aContext(AT, role, id),
  ...more,
});
const officer = as('centre_officer', OFFICER);
const centreHead = as('centre_head', HEAD);
const finance = as('department_head', FINANCE, { departments: ['main.finance'] });
const leader = as('leader', LEADER);

type Plan = Extract<Command, { name: 'startRemedies' }>['payload'];
type Part = NonNullable<Plan['instalments']>[number];
const plan = (more: Partial<Plan>): Command => ({
  name: 'startRemedies',
  payload: { remedy: 'refund', plan: '退还检查费', dueOn: '2026-12-15', ...more },
});
const cny = (value: string) => ({ value, currency: 'CNY' });
const paid = (value: string, more: Partial<Plan> = {}) => plan({ amount: cny(value), ...more });
const after = (state: CaseState, context: DecisionContext, ...commands: Command[]): CaseState =>
  commands.reduce((one, command) => decide(one, command, context).state, state);
const last = (state: CaseState) => {
  const remedy = state.remedies.at(-1);
  if (!remedy) throw new Error('There is no remedy');
  return remedy;
};
const on = (
  name: 'approveRemedy' | 'rejectRemedy' | 'completeRemedy' | 'waiveRemedy',
  state: CaseState,
  words: { note?: string; reason?: string } = { note: '银行回单' },
): Command => ({ name, payload: { remedyId: last(state).remedyId, ...words } }) as Command;
const refused = (state: CaseState, command: Command, context = officer) =>
  refusal(() => decide(state, command, context));

const answered = aCaseAfter('giveFinal');
const drafted = aCaseAfter('draftOpinion');

describe('what is made good', () => {
  it('R-017, T-28, T-29: is a task with an owner, a day and a proof; the case closes once all are done or waived', () => {
    const planned = after(
      answered,
      officer,
      plan({ remedy: 'apology', plan: '当面道歉', department: 'main.conduct' }),
      plan({ remedy: 'training', plan: '全员培训' }),
    );
    expect(planned).toMatchObject({
      state: 'implementing',
      remedies: [
        { remedy: 'apology', department: 'main.conduct', plannedBy: OFFICER },
        { remedy: 'training', department: answered.assignment?.lead },
      ],
      clocks: {
        'remedy.1': {
          state: 'running',
          dueAt: '2026-12-15T09:00:00.000Z',
          ownerDepartment: 'main.conduct',
        },
      },
    });
    expect(refused(planned, { name: 'close', payload: {} })).toBe('remedy.open');
    expect(refused(planned, on('completeRemedy', planned, {}))).toBe('remedy.proof_missing');
    const done = after(planned, officer, on('completeRemedy', planned));
    expect(done.clocks['remedy.2']?.state).toBe('met');
    const [first] = done.remedies;
    const waive: Command = {
      name: 'waiveRemedy',
      payload: { remedyId: first?.remedyId ?? '', reason: '投诉人不愿见面' },
    };
    const waived = decide(done, waive, officer);
    expect(waived.texts).toEqual({ reason: '投诉人不愿见面' });
    expect(after(waived.state, officer, { name: 'close', payload: {} }).state).toBe('closed');
  });

  it('R-017: is done once, and only what was planned, by who carries it out', () => {
    const planned = after(answered, officer, plan({ remedy: 'apology', department: 'main.ward' }));
    expect(refused(planned, on('completeRemedy', planned), finance)).toBe('remedy.not_owner');
    const done = after(planned, officer, on('completeRemedy', planned));
    expect(refused(done, on('completeRemedy', planned))).toBe('remedy.none_open');
    const two = after(done, officer, plan({ remedy: 'apology' }));
    expect(refused(two, on('waiveRemedy', done, { reason: 'x' }))).toBe('remedy.done');
    const unknown = '01900000-0000-7000-8000-0000000000ff';
    expect(
      refused(two, { name: 'completeRemedy', payload: { remedyId: unknown, note: 'x' } }),
    ).toBe('remedy.unknown');
  });

  it('R-017: is proven by a file as well as by words, each file once', () => {
    const planned = after(answered, officer, plan({ remedy: 'apology' }));
    const proven: CaseState = { ...planned, remedyProof: true };
    const done = after(proven, officer, on('completeRemedy', planned, {}));
    expect(last(done).doneAt).not.toBeNull();
    const again = after(done, officer, plan({ remedy: 'apology' }));
    expect(refused(again, on('completeRemedy', again, {}))).toBe('remedy.proof_missing');
  });

  it('R-198: is added after the case was closed, which it stays; it is not archived before that is done', () => {
    const closed = aCaseAfter('close');
    const added = after(closed, officer, plan({ remedy: 'correction', plan: '更正病历' }));
    expect(added).toMatchObject({ state: 'closed', round: 1, clocks: { 'remedy.1': {} } });
    expect(refused(added, { name: 'archive', payload: { parts: [] } })).toBe('remedy.open');
    const done = after(added, officer, on('completeRemedy', added));
    expect(after(done, officer, { name: 'archive', payload: { parts: [] } }).state).toBe(
      'archived',
    );
  });

  it('R-339: may be the exchange of a drug', () => {
    expect(last(after(answered, officer, plan({ remedy: 'exchange' }))).remedy).toBe('exchange');
  });

  it('has a day that is still to come, a known department and a known person', () => {
    expect(refused(answered, plan({ remedy: 'apology', dueOn: '2026-11-22' }))).toBe(
      'remedy.due_past',
    );
    expect(refused(answered, plan({ remedy: 'apology', department: 'x' }))).toBe(
      'department.unknown',
    );
    expect(refused(answered, plan({ remedy: 'apology', person: FINANCE }))).toBe('person.unknown');
  });

  it('R-192: closes no complaint by goodwill alone where it was found right', () => {
    const gift = after(answered, officer, paid('50.00', { remedy: 'gift', plan: '赠送体检券' }));
    const given = after(gift, officer, on('completeRemedy', gift));
    expect(refused(given, { name: 'close', payload: {} })).toBe('goodwill.alone');
    const both = after(given, officer, plan({ remedy: 'apology' }));
    const done = after(both, officer, on('completeRemedy', both));
    expect(after(done, officer, { name: 'close', payload: {} }).state).toBe('closed');
  });
});

describe('an amount', () => {
  it.each([
    ['of 0.005 has parts of a cent', paid('0.005'), 'amount.decimals'],
    ['of 10,000.01 is above what anybody may promise', paid('10000.01'), 'amount.above_limit'],
    [
      'is in the currency of the policy',
      plan({ amount: { value: '1', currency: 'USD' } }),
      'amount.currency',
    ],
    ['belongs to a refund', plan({}), 'amount.missing'],
    ['of nothing is no refund', paid('0'), 'amount.missing'],
    ['does not belong to an apology', paid('1', { remedy: 'apology' }), 'amount.not_meant'],
  ])('R-015: %s', (_, command, code) => {
    expect(refused(answered, command)).toBe(code);
  });

  it('R-015: is in one currency with the others of the case', () => {
    const one = after(answered, officer, paid('10'));
    const policy = { ...officer.policy, money: null };
    const other = plan({ amount: { value: '10', currency: 'USD' } });
    expect(refused(one, other, { ...officer, policy })).toBe('amount.currency');
  });

  it('R-015, R-194: within what its author may promise alone stands at once, with two decimals', () => {
    const { amount, rule, approvals } = last(after(answered, officer, paid('200')));
    expect({ amount, rule, approvals }).toEqual({
      amount: cny('200.00'),
      rule: 'ML-officer',
      approvals: undefined,
    });
  });

  it('R-194: above it waits for the head of the centre, who does not need anybody for the same amount', () => {
    const asked = after(answered, officer, paid('200.01'));
    expect(last(asked).approvals).toMatchObject([{ role: 'centre_head', decidedBy: null }]);
    expect(refused(asked, on('completeRemedy', asked))).toBe('remedy.unapproved');
    expect(refused(asked, on('approveRemedy', asked), leader)).toBe('remedy.not_approver');
    const agreed = after(asked, centreHead, on('approveRemedy', asked));
    expect(last(after(agreed, officer, on('completeRemedy', agreed))).doneAt).not.toBeNull();
    expect(last(after(answered, centreHead, paid('2000'))).approvals).toBeUndefined();
  });

  it('R-194, T-23: of 6,500 is agreed to by finance, then by a leader, each another person than its author', () => {
    const asked = after(drafted, officer, paid('6500', { remedy: 'compensation' }));
    expect(last(asked).approvals).toMatchObject([
      { by: '财务科', role: null, department: 'main.finance' },
      { by: 'leader', role: 'leader' },
    ]);
    expect(asked.access?.coUnits).toContain('main.finance');
    expect(refused(asked, on('approveRemedy', asked), leader)).toBe('remedy.not_approver');
    const other = as('department_head', FINANCE, { departments: ['main.ward'] });
    expect(refused(asked, on('approveRemedy', asked), other)).toBe('remedy.not_approver');
    const once = decide(asked, on('approveRemedy', asked), finance);
    expect(once.events[0]?.data).toMatchObject({ by: '财务科', next: { role: 'leader' } });
    const self = as('leader', OFFICER);
    expect(refused(once.state, on('approveRemedy', asked), self)).toBe('separation.requester');
    const both = as('leader', FINANCE);
    expect(refused(once.state, on('approveRemedy', asked), both)).toBe('separation.requester');
    const agreed = decide(once.state, on('approveRemedy', asked), leader);
    expect(agreed.events[0]?.data).toMatchObject({ by: 'leader', next: null });
    expect(refused(agreed.state, on('approveRemedy', asked), leader)).toBe('remedy.none_to_decide');
  });

  it('closes the case again to a department that did not agree', () => {
    const asked = after(drafted, officer, paid('6500', { remedy: 'compensation' }));
    const no = decide(asked, on('rejectRemedy', asked, { reason: '票据不符' }), finance);
    expect(no.state.access?.coUnits).not.toContain('main.finance');
  });

  it('R-194: above the limit of the hospital is owed where mediation or a court set it, which is named and agreed to', () => {
    const more = {
      remedy: 'compensation',
      setBy: 'mediation',
      decision: '医调委协议 2026-118',
    } as const;
    const settled = decide(drafted, paid('86000', more), officer);
    expect(settled.texts).toMatchObject({ decision: '医调委协议 2026-118' });
    expect(JSON.stringify(settled.events)).not.toContain('2026-118');
    expect(last(settled.state)).toMatchObject({
      ...{ setBy: 'mediation', amount: cny('86000.00') },
      approvals: [{ by: '财务科' }, { by: 'leader' }],
    });
    const { decision: _decision, ...unnamed } = more;
    expect(refused(drafted, paid('86000', unnamed))).toBe('decision.missing');
    expect(refused(drafted, paid('86000', { ...more, remedy: 'gift' }))).toBe('decision.not_meant');
  });

  it('R-194: that was not agreed to is not promised, and something else may be', () => {
    const asked = after(drafted, officer, paid('900'));
    const no = decide(asked, on('rejectRemedy', asked, { reason: '票据不符' }), centreHead);
    expect(no.events[0]?.data).toMatchObject({ by: 'centre_head', plannedBy: OFFICER });
    expect(last(no.state).rejectedAt).toBeDefined();
    expect(refused(no.state, on('waiveRemedy', asked, { reason: 'x' }))).toBe('remedy.none_open');
    expect(no.state.clocks['remedy.1']?.state).toBe('cancelled');
  });

  it('R-369: is not agreed to by who is complained of', () => {
    const asked = after(answered, officer, paid('900'));
    const accused = { ...asked, respondents: { units: [], persons: [HEAD] } };
    expect(refused(accused, on('approveRemedy', asked), centreHead)).toBe('separation.respondent');
  });

  it('T-23: is agreed to before the complainant is told of it', () => {
    const asked = after(drafted, officer, paid('900'), { name: 'finalise', payload: {} });
    const answer: Command = {
      name: 'giveFinal',
      payload: { medium: 'phone', written: true, text: '退还检查费' },
    };
    expect(refused(asked, answer)).toBe('remedy.unapproved');
    const agreed = after(asked, as('centre_head', DEPUTY), on('approveRemedy', asked));
    expect(after(agreed, officer, answer).state).toBe('fed_back');
  });

  it('is for the leader where the policy says nothing about money', () => {
    const silent = { ...officer, policy: { ...officer.policy, money: null } };
    expect(last(after(answered, silent, paid('1'))).approvals).toMatchObject([{ role: 'leader' }]);
  });

  it('R-028: of compensation is decided where the policy says so, be it as nothing with a reason', () => {
    const when = { fact: 'category', op: 'eq', value: 'C01' } as const;
    const policy = { ...officer.policy, compensation: { requiredDecisionWhen: when } };
    const strict = { ...officer, policy };
    const finalise: Command = { name: 'finalise', payload: {} };
    expect(refused(drafted, finalise, strict)).toBe('compensation.undecided');
    const nothing = paid('0', { remedy: 'compensation', plan: '没有造成损失' });
    const decided = after(drafted, strict, nothing);
    expect(last(decided)).toMatchObject({ amount: cny('0.00'), doneAt: expect.any(String) });
    expect(after(decided, strict, finalise).state).toBe('feedback_due');
  });
});

describe('an amount that is paid in parts', () => {
  const thirds = [
    { value: '66.67', dueOn: '2026-12-01' },
    { value: '66.67', dueOn: '2026-12-08' },
    { value: '66.66', dueOn: '2026-12-15' },
  ];
  const inParts = (instalments: Plan['instalments']): Command => paid('200', { instalments });
  const [one, two, three] = thirds as [Part, Part, Part];

  it.each([
    ['that are a cent short', [one, two, { ...three, value: '66.65' }], 'instalments.sum'],
    ['one of which is nothing', [one, { ...two, value: '0' }], 'instalments.amount'],
    ['one of which has less than a cent', [one, { ...two, value: '0.001' }], 'instalments.amount'],
    ['two of them on a day', [one, { ...two, dueOn: one.dueOn }, three], 'instalments.days'],
    ['in another order', [two, { ...two, dueOn: one.dueOn }, three], 'instalments.days'],
    ['after the day of all', [one, two, { ...three, dueOn: '2026-12-16' }], 'instalments.days'],
    ['before today', [{ ...one, dueOn: '2026-11-22' }, two, three], 'instalments.days'],
  ])('R-015: is not paid in parts %s', (_, parts, code) => {
    expect(refused(answered, inParts(parts.map((part) => ({ ...part }))))).toBe(code);
  });

  it('R-015: needs an amount', () => {
    expect(refused(answered, plan({ remedy: 'treatment', instalments: thirds }))).toBe(
      'amount.missing',
    );
  });

  it('R-015, R-017: has a clock, a day and a proof for each part, and is done with the last', () => {
    const planned = after(answered, officer, inParts(thirds));
    expect(planned.clocks).toMatchObject({
      'remedy.1.1': { state: 'running', dueAt: '2026-12-01T09:00:00.000Z' },
      'remedy.1.2': { state: 'running', dueAt: '2026-12-08T09:00:00.000Z' },
      'remedy.1.3': { state: 'running', dueAt: '2026-12-15T09:00:00.000Z' },
    });
    expect(planned.clocks['remedy.1']).toBeUndefined();
    const first = decide(planned, on('completeRemedy', planned), officer);
    expect(first.events[0]).toMatchObject({ kind: 'instalmentPaid', data: { number: 1 } });
    expect(first.events.map(({ kind }) => kind)).not.toContain('remedyCompleted');
    expect(first.state.clocks['remedy.1.1']?.state).toBe('met');
    expect(refused(first.state, on('completeRemedy', planned, {}))).toBe('remedy.proof_missing');
    expect(refused(first.state, { name: 'close', payload: {} })).toBe('remedy.open');
    const rest = Array.from({ length: 2 }, () => on('completeRemedy', planned));
    const done = after(first.state, officer, ...rest);
    expect(last(done).doneAt).not.toBeNull();
    expect(after(done, officer, { name: 'close', payload: {} }).state).toBe('closed');
  });

  it('R-015: may end before the last part, with a reason; what was paid stays', () => {
    const planned = after(answered, officer, inParts(thirds));
    const paidOnce = after(planned, officer, on('completeRemedy', planned));
    const waived = after(paidOnce, officer, on('waiveRemedy', planned, { reason: '已另行和解' }));
    expect(last(waived).instalments?.map(({ paidAt }) => paidAt !== null)).toEqual([
      ...[true, false, false],
    ]);
    const running = Object.values(waived.clocks).filter(({ state }) => state === 'running');
    expect(running.filter(({ clockId }) => clockId.startsWith('remedy.'))).toEqual([]);
    expect(after(waived, officer, { name: 'close', payload: {} }).state).toBe('closed');
  });
});

describe('a plan that the complainant agrees to', () => {
  const offer = (count: number): Command => ({
    name: 'offerPlan',
    payload: {
      alternatives: Array.from({ length: count }, (_, index) => ({
        words: `方案${index + 1}`,
        remedies: [index === 0 ? ('refund' as const) : ('apology' as const)],
      })),
      concern: '费用算错',
      expectation: '全额退款',
    },
  });
  const choose = (more: object): Command => ({
    name: 'recordChoice',
    payload: { choice: 'chosen', words: '我要第二套', ...more },
  });
  const rules = { confirmsPlan: true, alternatives: { min: 3, max: 4 } };
  const strict = { ...officer, policy: { ...officer.policy, ...rules } };
  const apology = plan({ remedy: 'apology' });

  it('R-014, R-053: is offered in three to four alternatives, and only the chosen one is carried out', () => {
    expect(refused(drafted, apology, strict)).toBe('plan.missing');
    expect(refused(drafted, offer(2), strict)).toBe('plan.count');
    expect(refused(drafted, offer(5), strict)).toBe('plan.count');
    const offered = decide(drafted, offer(3), strict);
    expect(offered.texts).toMatchObject({ alternative2: '方案2', concern: '费用算错' });
    expect(JSON.stringify(offered.events)).not.toContain('方案2');
    expect(refused(offered.state, apology, strict)).toBe('plan.undecided');
    expect(refused(offered.state, choose({ alternative: 4 }), strict)).toBe(
      'plan.alternative_unknown',
    );
    const agreed = after(offered.state, strict, choose({ alternative: 2 }));
    expect(agreed.plan).toMatchObject({ choice: 'chosen', chosen: 2 });
    expect(agreed.milestones.at(-1)?.name).toBe('plan.agreed');
    expect(refused(agreed, paid('10'), strict)).toBe('plan.not_chosen');
    expect(last(after(agreed, strict, apology)).remedy).toBe('apology');
    expect(last(after(agreed, strict, paid('10', { remedy: 'gift' }))).remedy).toBe('gift');
  });

  it('R-053: that was refused is followed by another one', () => {
    const no = after(drafted, strict, offer(3), choose({ choice: 'refused' }));
    expect(refused(no, apology, strict)).toBe('plan.refused');
    expect(no.milestones.some(({ name }) => name === 'plan.agreed')).toBe(false);
    const again = after(no, strict, offer(4), choose({ alternative: 4 }));
    expect(last(after(again, strict, apology)).remedy).toBe('apology');
  });

  it('R-014: is not asked of who cannot be asked, with the reason', () => {
    expect(refused(drafted, choose({ choice: 'refused' }), strict)).toBe('plan.none');
    const silent = after(drafted, strict, choose({ choice: 'not_asked', words: '匿名' }));
    expect(last(after(silent, strict, apology)).remedy).toBe('apology');
    expect(refused(drafted, choose({ choice: 'not_asked' }))).toBe('plan.none');
  });

  it('R-053: belongs to its round', () => {
    const offered = after(answered, officer, offer(1), choose({ alternative: 1 }));
    const reopened = after(
      offered,
      officer,
      { name: 'close', payload: {} },
      { name: 'reopen', payload: { ground: 'new_facts', reason: 'x' } },
    );
    expect(reopened.plan).toBeNull();
  });
});

describe('a remedy of an earlier version', () => {
  it('is read as it was, and is completed', () => {
    const old = {
      ...{ remedyId: '01900000-0000-7000-8000-0000000000aa', remedy: 'refund' as const },
      dueOn: null,
    };
    const at = new Date(AT).toISOString();
    const actor = { type: 'person', id: OFFICER, role: 'centre_officer' } as const;
    const events = [
      { kind: 'remedyPlanned', data: { state: 'implementing', ...old }, version: 1, at, actor },
      {
        kind: 'remedyCompleted',
        data: { state: 'implementing', remedyId: old.remedyId },
        ...{ version: 2, at, actor },
      },
    ] as const;
    const read = events.reduce((state, event) => foldOn(state, event), answered);
    expect(read.remedies).toEqual([{ ...old, doneAt: at }]);
    expect('remedyProof' in read).toBe(false);
  });
});

/** One more fact on a case that has some. */
function foldOn(state: CaseState, event: Parameters<typeof evolve>[1]): CaseState {
  return evolve(state, { ...event, version: state.version + 1 });
}
