import { describe, expect, it } from '@jest/globals';
import { gistOf } from './gist';

describe('the gist of a complaint', () => {
  it('is its first words on one line', () => {
    expect(gistOf(' 等了\n三个小时  没人管 ')).toBe('等了 三个小时 没人管');
  });
  it('is cut between characters, also rare ones', () => {
    expect(gistOf('𠮷'.repeat(61))).toBe(`${'𠮷'.repeat(60)}…`);
  });
  it('is empty where the reader may not see the words', () => {
    expect(gistOf(null)).toBe('');
  });
});
