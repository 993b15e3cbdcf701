import { describe, expect, it } from '@jest/globals';
import type { Policy } from '@tingsu/policy';
import { aCaseAfter, aContext, HEAD } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide, type Command } from './decide.js';
import { refusal } from './refusal.fixture.js';

const dispatch: Command = { name: 'dispatch', payload: { lead: 'main.medical' } };
const rule: Command = {
  name: 'ruleDepartment',
  payload: { lead: 'main.medical', reason: '主要经过在医务部' },
};
const giveBack: Command = { name: 'returnTicket', payload: { reason: '不是我科' } };

/** The policies that ship, with the number of returns after which a ruling is needed. */
function within(returnsBeforeRuling?: number) {
  const context = aContext(undefined, 'centre_head', HEAD);
  const { routing } = context.policy;
  const policy: Policy = routing
    ? { ...context.policy, routing: { ...routing, returnsBeforeRuling } }
    : context.policy;
  return (state: CaseState, ...commands: Command[]): CaseState =>
    commands.reduce(
      (before, command) => decide(before, command, { ...context, policy }).state,
      state,
    );
}

describe('a ruling that ends bouncing', () => {
  const accepted = (): CaseState => aCaseAfter('accept');

  it('T-17: sends a returned case to a department that cannot return it', () => {
    const does = within();
    const ruled = does(accepted(), dispatch, giveBack, rule);
    expect(ruled).toMatchObject({ state: 'dispatched', assignment: { lead: 'main.medical' } });
    expect(refusal(() => does(ruled, giveBack))).toBe('return.ruled');
    expect(does(ruled, { name: 'signFor', payload: {} }).state).toBe('investigating');
  });

  it('is not given before a department returned the case', () => {
    expect(refusal(() => within()(accepted(), rule))).toBe('ruling.not_needed');
  });

  it('T-17: is the only way on after as many returns as the policy says', () => {
    const does = within(2);
    const once = does(accepted(), dispatch, giveBack);
    expect(refusal(() => does(once, rule))).toBe('ruling.not_needed');
    const twice = does(once, dispatch, giveBack);
    expect(refusal(() => does(twice, dispatch))).toBe('ruling.required');
    expect(does(twice, rule).assignment?.ruled).toBe(true);
  });

  it('is never asked for by a policy that says nothing', () => {
    const does = within();
    const often = does(accepted(), dispatch, giveBack, dispatch, giveBack, dispatch, giveBack);
    expect(does(often, dispatch).assignment?.ruled).toBeUndefined();
  });

  it('counts the returns of this round only', () => {
    const context = aContext(undefined, 'leader', HEAD);
    const closed = within(1)(
      aCaseAfter('accept'),
      dispatch,
      giveBack,
      rule,
      { name: 'signFor', payload: {} },
      {
        name: 'submitPackage',
        payload: { statement: 'x', preliminaryLiability: 'x', preliminaryOpinion: 'x' },
      },
      { name: 'draftOpinion', payload: { outcome: 'upheld', opinion: 'x' } },
      { name: 'finalise', payload: {} },
      { name: 'giveFinal', payload: { medium: 'phone', written: true, text: 'x' } },
      { name: 'close', payload: {} },
    );
    const reopen: Command = { name: 'reopen', payload: { ground: 'new_facts', reason: 'x' } };
    const again = within(1)(decide(closed, reopen, context).state, {
      name: 'accept',
      payload: {},
    });
    expect(within(1)(again, dispatch).state).toBe('dispatched');
  });
});
