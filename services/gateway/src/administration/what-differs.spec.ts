import { describe, expect, it } from '@jest/globals';
import { whatDiffers } from './what-differs.js';

describe('what an administrator changed', () => {
  it('is told by the fields that differ, before and after', () => {
    const before = { name: '何静怡', worksIn: ['main.finance'], email: null };
    const after = { name: '何静怡', worksIn: ['main.icu'], email: 'he@demo.example' };
    expect(whatDiffers(before, after)).toEqual({
      before: { worksIn: ['main.finance'], email: null },
      after: { worksIn: ['main.icu'], email: 'he@demo.example' },
    });
  });

  it('is the whole of what was made or went away, and nothing where nothing differs', () => {
    expect(whatDiffers(null, { name: '何静怡' })).toEqual({
      before: null,
      after: { name: '何静怡' },
    });
    expect(whatDiffers({ role: 'leader' }, null)).toEqual({
      ...{ before: { role: 'leader' }, after: null },
    });
    expect(whatDiffers({ open: true }, { open: true })).toBeNull();
    expect(whatDiffers({ left: null }, {})).toBeNull();
  });
});
