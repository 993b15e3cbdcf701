import { describe, expect, it } from '@jest/globals';
import { draftOf, typedIn } from './call-draft';

const item = { planId: 'threeMonth', itemNo: 2 };

describe('the draft of a call', () => {
  it('is the one of the dialog on the case, and comes back to the desk as it was typed', () => {
    const typed = { found: 'not_improved', score: 2, answers: { suggestions: '加人' } } as const;
    const values = draftOf(item, typed);
    expect(values).toMatchObject({ result: 'dissatisfied', finding: 'not_improved', score: 2 });
    expect(typedIn(item, values)).toEqual(typed);
    expect(typedIn(item, draftOf(item, { found: 'satisfied', note: '谢谢' }))).toEqual({
      ...{ found: 'satisfied', note: '谢谢' },
    });
  });

  it('begins without a result, and is not that of another call of the case', () => {
    expect(typedIn(item, draftOf(item, { note: '约下午' }))).toEqual({ note: '约下午' });
    expect(typedIn({ ...item, itemNo: 3 }, draftOf(item, { note: '约下午' }))).toBeNull();
  });
});
