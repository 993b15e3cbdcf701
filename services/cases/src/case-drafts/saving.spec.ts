import { describe, expect, it } from '@jest/globals';
import { savingOf } from './saving.js';

const kept = { revision: 3, values: { text: '已联系家属', rating: 2 } };

describe('words that arrive for a draft', () => {
  it.each([
    ['the first ones', null, { revision: 0, values: { text: '已' } }, 'write'],
    ['what follows the last save', kept, { revision: 3, values: { text: '别的' } }, 'write'],
    [
      'the same words again, their answer lost',
      kept,
      { revision: 2, values: { rating: 2, text: '已联系家属' } },
      'already',
    ],
    ['other words of another device', kept, { revision: 2, values: { text: '别的' } }, 'stale'],
    ['a new draft where one exists', kept, { revision: 0, values: { text: '别的' } }, 'stale'],
    [
      'words for a draft that was sent elsewhere',
      null,
      { revision: 3, values: kept.values },
      'stale',
    ],
  ] as const)('%s', (_, before, wanted, becomes) => {
    expect(savingOf(before, wanted)).toBe(becomes);
  });
});
