import { Injectable } from '@nestjs/common';
import { logger } from '@tingsu/runtime';
import type { Sharp } from 'sharp';

/** Width times height; more would take the memory of the service. */
const MOST_PIXELS = 60_000_000;
const QUALITY = 90;
const LONGEST_SECONDS = 20;

const WRITTEN: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'image/jpeg': (picture) => picture.jpeg({ quality: QUALITY }),
  'image/png': (picture) => picture.png(),
  'image/webp': (picture) => picture.webp({ quality: QUALITY }),
  'image/gif': (picture) => picture.gif(),
};

/**
 * Pictures as they are shown and handed on: turned upright, and without what a camera writes into them (place, owner, device, time).
 * One at a time, so that many large ones do not fill the memory.
 */
@Injectable()
export class CleanPictures {
  private last: Promise<unknown> = Promise.resolve();

  /** Null when the picture cannot be read. */
  of(content: Buffer, mediaType: string): Promise<Buffer | null> {
    const made = this.last.then(() => clean(content, mediaType));
    // One that fails holds up nobody else.
    this.last = made.catch(() => undefined);
    return made;
  }
}

async function clean(content: Buffer, mediaType: string): Promise<Buffer | null> {
  const write = WRITTEN[mediaType];
  if (!write) return null;
  // Loaded with the first picture: it brings its own native library along.
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  const animated = mediaType === 'image/gif';
  const picture = sharp(content, { limitInputPixels: MOST_PIXELS, animated }).autoOrient();
  return write(picture)
    .timeout({ seconds: LONGEST_SECONDS })
    .toBuffer()
    .catch((error: unknown) => {
      logger.warn({ err: error, mediaType }, 'a picture cannot be read');
      return null;
    });
}
