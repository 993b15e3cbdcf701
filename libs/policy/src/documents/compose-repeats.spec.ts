import { describe, expect, it } from '@jest/globals';
import { policyOf, shippedPolicies } from '../shipped.fixture.js';
import { composePolicy, parsePolicy } from './compose-policy.js';

const [house] = shippedPolicies().filter(({ id }) => id === 'group-default');
const { learning, accountability: _own, repeat, ...rest } = house ?? {};
const composed = (...documents: readonly object[]) => {
  const parsed = documents.map(parsePolicy);
  return composePolicy(
    [...parsed, ...shippedPolicies().filter(({ id }) => parsed.every((one) => one.id !== id))],
    parsed.map(({ id }) => id),
  );
};
const TWICE = { atCount: 2, window: { value: 30, unit: 'day' } };

describe('complaints that come again', () => {
  it('R-072: are counted for who answers for them and for common problems by numbers of their own', () => {
    const { sameIssue, commonProblem } = policyOf('group-default');
    expect(sameIssue).toEqual({ value: 12, unit: 'month' });
    expect(commonProblem).toEqual({ atCount: 3, window: { value: 12, unit: 'month' } });
    const changed = composed({ ...house, learning: { ...learning, commonProblem: TWICE } });
    expect([changed.commonProblem, changed.sameIssue]).toEqual([TWICE, sameIssue]);
  });

  it('are counted as before by a document that says both in one place', () => {
    const old = { ...rest, repeat: { ...repeat, ...TWICE } };
    const { sameIssue, commonProblem } = composed(old);
    expect([sameIssue, commonProblem]).toEqual([TWICE.window, TWICE]);
  });

  it('are counted by the first document that says how, be it in the old place', () => {
    const ward = { ...rest, id: 'ward', extends: [], repeat: TWICE };
    expect(composed(ward, house ?? {}).commonProblem).toEqual(TWICE);
    expect(composed({ ...rest, extends: [] })).toMatchObject({
      ...{ sameIssue: null, commonProblem: null },
    });
  });
});
