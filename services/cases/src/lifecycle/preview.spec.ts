import { describe, expect, it } from '@jest/globals';
import { ABUSE, aCaseAfter, aContext, RUDENESS } from './case.fixture.js';
import { previewOf } from './preview.js';
import { refusal } from './refusal.fixture.js';

describe('trying a classification', () => {
  it('says what it would lead to and leaves the case as it is', () => {
    const state = aCaseAfter('startTriage');
    const version = state.version;
    const preview = previewOf(state, RUDENESS, aContext());
    expect(preview).toMatchObject({
      nature: 'general',
      leadDepartment: 'main.conduct',
      advice: { advice: 'accept' },
    });
    expect(preview.limits.length).toBeGreaterThan(0);
    expect(preview.limits[0]?.label.zh).toBeTruthy();
    expect([state.version, state.classification?.category]).toEqual([version, null]);
    expect(previewOf(state, ABUSE, aContext()).nature).toBe('major');
  });
  it('asks fewer questions the more is stated', () => {
    const state = aCaseAfter('startTriage');
    const asked = (facts: object): number =>
      previewOf(state, { ...RUDENESS, ...facts }, aContext()).asks.length;
    expect(asked({ harm: false, death: false })).toBeLessThan(asked({}));
  });
  it('needs no reason, also while the case is with a department', () => {
    expect(previewOf(aCaseAfter('signFor'), ABUSE, aContext()).nature).toBe('major');
  });
  it('refuses what the catalogue does not have', () => {
    expect(refusal(() => previewOf(aCaseAfter('startTriage'), { dragons: true }, aContext()))).toBe(
      'unknown_fact',
    );
  });
});
