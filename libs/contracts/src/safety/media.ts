import { z } from 'zod';
import { filled } from '../api/shapes.js';
import { instant } from '../instant.js';
import { MEDIA_GRADES, MEDIA_OUTLETS } from './kinds.js';
import { code, words } from './shapes.js';

const grade = z.enum(MEDIA_GRADES);
const reach = z.int().min(0).max(9_999_999_999);

/** What the public says somewhere, and who looks at it again (舆情). */
export const MediaStateSchema = z.object({
  sort: z.literal('media'),
  outlet: z.enum(MEDIA_OUTLETS),
  grade,
  /** How many have seen it, as far as known. */
  reach: reach.nullable(),
  owner: z.uuid(),
  lookedAt: instant,
  answeredAt: instant.nullable(),
});
export type MediaState = z.infer<typeof MediaStateSchema>;

export const WatchMediaSchema = z.strictObject({
  sort: z.literal('media'),
  campus: code,
  outlet: z.enum(MEDIA_OUTLETS),
  grade,
  reach: reach.nullable().default(null),
  title: filled(200),
  link: filled(2_000).optional(),
  text: words.optional(),
  caseNo: filled(40).optional(),
});
export type WatchMedia = z.infer<typeof WatchMediaSchema>;

export const MEDIA_ACTS = [
  z.strictObject({
    act: z.literal('look'),
    grade,
    reach: reach.nullable().default(null),
    text: words.optional(),
  }),
  z.strictObject({ act: z.literal('answer'), text: words }),
  z.strictObject({ act: z.literal('handOver'), person: z.uuid() }),
] as const;
