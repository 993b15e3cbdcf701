import { describe, expect, it } from '@jest/globals';
import { textOfFile } from './text-of-file';

describe('a file of days', () => {
  it('is read as UTF-8, without the mark at its start', () => {
    expect(textOfFile(new TextEncoder().encode('\uFEFF2027-01-01,off,元旦'))).toBe(
      '2027-01-01,off,元旦',
    );
  });
  it('is read as GBK when its bytes are not UTF-8, as Chinese spreadsheets save them', () => {
    const yuanDan = [0xd4, 0xaa, 0xb5, 0xa9];
    const bytes = Uint8Array.from([...new TextEncoder().encode('2027-01-01,off,'), ...yuanDan]);
    expect(textOfFile(bytes)).toBe('2027-01-01,off,元旦');
  });
});
