import { describe, expect, it } from '@jest/globals';
import { asJpeg, isWorthShrinking, shrunk } from './picture-size';

describe('a picture before it is sent', () => {
  it.each([
    [4_032, 3_024, 2_560, 1_920],
    [3_024, 4_032, 1_920, 2_560],
    [800, 600, 800, 600],
    [0, 0, 0, 0],
  ])('of %d x %d becomes %d x %d', (width, height, newWidth, newHeight) => {
    expect(shrunk(width, height)).toEqual({ width: newWidth, height: newHeight });
  });

  it('is made smaller when it is large and can be drawn', () => {
    const size = 5_500_000;
    expect(isWorthShrinking({ type: 'image/jpeg', size })).toBe(true);
    expect(isWorthShrinking({ type: 'image/jpeg', size: 200_000 })).toBe(false);
    for (const type of ['image/heic', 'application/pdf', 'video/mp4'])
      expect(isWorthShrinking({ type, size })).toBe(false);
    expect(asJpeg('收据.照片.PNG')).toBe('收据.照片.jpg');
  });
});
