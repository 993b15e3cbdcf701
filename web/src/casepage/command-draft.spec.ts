import { describe, expect, it } from '@jest/globals';
import { withDraft } from './command-draft';

describe('a dialog that was closed before it was sent (B3)', () => {
  it('comes back with the words, over what the case says now', () => {
    const draft = { caseVersion: 3, values: { reason: '需调取记录', clockId: 'b' } };
    expect(withDraft({ clockId: 'a', note: '' }, draft, 5)).toEqual({
      clockId: 'b',
      note: '',
      reason: '需调取记录',
    });
  });
  it('takes facts from the case when it has changed since, so that nobody overwrites them unseen', () => {
    const draft = { caseVersion: 3, values: { facts: { harm: true }, reason: 'x' } };
    expect(withDraft({ facts: { harm: false } }, draft, 3).facts).toEqual({ harm: true });
    expect(withDraft({ facts: { harm: false } }, draft, 4)).toEqual({
      facts: { harm: false },
      reason: 'x',
    });
  });
  it('starts with what the case says when there is no draft', () => {
    expect(withDraft({ reasonCode: 'D1' }, null, 1)).toEqual({ reasonCode: 'D1' });
  });
});
