import { describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { CleanPictures } from './clean-picture.adapter.js';

const pictures = new CleanPictures();
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#333' } });

describe('a picture that is written anew', () => {
  it.each([
    ['one that is cut off', async () => (await plain(50, 50).jpeg().toBuffer()).subarray(0, 60)],
    ['one of more pixels than fit', () => plain(9_000, 9_000).png().toBuffer()],
    ['something else', () => Promise.resolve(Buffer.from('%PDF-1.4'))],
  ])('is not there for %s, and the next one is', async (_, content) => {
    const mediaType = 'image/jpeg';
    const refused = pictures.of(await content(), mediaType);
    const next = pictures.of(await plain(8, 4).jpeg().toBuffer(), mediaType);
    expect(await refused).toBeNull();
    expect((await next)?.length).toBeGreaterThan(0);
  });

  it('keeps its type and its pixels', async () => {
    for (const mediaType of ['image/jpeg', 'image/png', 'image/webp', 'image/gif'] as const) {
      const made = await pictures.of(await plain(8, 4).png().toBuffer(), mediaType);
      const { format, width, height } = await sharp(made ?? Buffer.alloc(0)).metadata();
      expect([`image/${format}`, width, height]).toEqual([mediaType, 8, 4]);
    }
  });
});
