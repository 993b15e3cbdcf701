import { describe, expect, it } from '@jest/globals';
import type { Facts } from '@tingsu/contracts';
import { aContext, anOpenedCase, RUDENESS } from './case.fixture.js';
import type { CaseState } from './case-state.js';
import { decide } from './decide.js';
import { refusal } from './refusal.fixture.js';

const DANGER = ['self_harm'];
const opened = (): CaseState =>
  decide(anOpenedCase({ danger: DANGER }).state, { name: 'startTriage', payload: {} }, aContext())
    .state;
const classifying = (facts: Facts, reason?: string) => () =>
  decide(opened(), { name: 'classify', payload: { facts, reason } }, aContext());

describe('a complaint that speaks of a danger', () => {
  it('has the highest priority from the moment its case is opened, and the log says why', () => {
    const { state, events } = anOpenedCase({ danger: DANGER });
    expect(state.classification).toMatchObject({ priority: 'P1', facts: { danger: DANGER } });
    expect(events.find(({ kind }) => kind === 'classified')?.data).toMatchObject({
      priority: 'P1',
      facts: { danger: DANGER },
    });
    expect(anOpenedCase().state.classification?.priority).not.toBe('P1');
  });

  it('keeps it while triage says other things', () => {
    expect(classifying(RUDENESS)().state.classification?.priority).toBe('P1');
  });

  it('loses it only when a person says why there is none', () => {
    const none = { ...RUDENESS, danger: [] };
    expect(refusal(classifying(none))).toBe('reason.required');
    expect(classifying(none, '“气死了”是口头语')().state.classification?.priority).not.toBe('P1');
  });

  it('can be found by a person where no word told it, by a code of the policy', () => {
    const calm = decide(
      anOpenedCase().state,
      { name: 'classify', payload: { facts: { ...RUDENESS, danger: ['violence'] } } },
      aContext(),
    );
    expect(calm.state.classification?.priority).toBe('P1');
    expect(classifying({ danger: ['self_harm', 'dragons'] })).toThrow('Correct the facts');
  });
});
