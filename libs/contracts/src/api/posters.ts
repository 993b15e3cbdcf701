import { z } from 'zod';
import { BoxCodeSchema } from './boxes.js';
import { filled } from './shapes.js';

const code = z.string().regex(/^[a-z0-9_.-]{1,60}$/);

/** What a poster hangs at. Where a box hangs is said by who asks: cases keeps the boxes, and intake prints. */
const PosterPlaceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('campus') }),
  z.strictObject({ kind: z.literal('department'), code }),
  z.strictObject({
    kind: z.literal('box'),
    code: BoxCodeSchema,
    place: z.strictObject({ zh: filled(100), en: filled(100) }),
  }),
]);
export type PosterPlace = z.infer<typeof PosterPlaceSchema>;

/** A whole sheet for a wall, or a sign of a quarter of it (A6) for a counter or a door. */
export const POSTER_SIZES = ['a4', 'sign'] as const;
export type PosterSize = (typeof POSTER_SIZES)[number];
export const POSTER_LANGUAGES = ['both', 'zh-CN', 'en'] as const;
export type PosterLanguage = (typeof POSTER_LANGUAGES)[number];
export const MOST_POSTERS = 100;

export const PosterRequestSchema = z.strictObject({
  campus: code,
  size: z.enum(POSTER_SIZES),
  language: z.enum(POSTER_LANGUAGES),
  places: z.array(PosterPlaceSchema).min(1).max(MOST_POSTERS),
});
export type PosterRequest = z.infer<typeof PosterRequestSchema>;
