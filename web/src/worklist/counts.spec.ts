import { describe, expect, it } from '@jest/globals';
import { MOST_COUNTED } from '@tingsu/contracts';
import { textsIn } from '../i18n/texts';
import { countText, totalText } from './counts';

describe('the number of cases in a list', () => {
  it('is exact as far as it was counted, and says so beyond', () => {
    expect([countText(1), countText(MOST_COUNTED), countText(MOST_COUNTED + 1)]).toEqual([
      '1',
      '1000',
      '1000+',
    ]);
    const english = textsIn('en');
    expect(totalText(3, english)).toBe('3 cases');
    expect(totalText(MOST_COUNTED + 1, english)).toBe('More than 1000 cases');
    expect(totalText(MOST_COUNTED + 1, textsIn('zh-CN'))).toBe('超过 1000 件');
  });
});
