import { z } from 'zod';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { filled } from './shapes.js';

/** What a box is called: short, on its label and in its address. */
export const BoxCodeSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,29}$/);

const box = {
  campus: z.string().regex(/^[a-z0-9_.-]{1,60}$/),
  /** Where it hangs. */
  place: z.strictObject({ zh: filled(100), en: filled(100) }),
  /** The department that opens it. */
  keeper: z.string().regex(/^[a-z0-9_.-]{1,60}$/),
  /** False once it was taken down; it stays in the list. */
  active: z.boolean(),
  version: z.int().nonnegative(),
};

/** A suggestion box (意见箱) as a thing that somebody keeps. */
export const BoxSchema = z.object({ code: BoxCodeSchema, ...box, mayEdit: z.boolean() });
export type Box = z.infer<typeof BoxSchema>;
export const BoxesSchema = pageOf(BoxSchema);

/** `version` is that of the box as it was read, 0 for a new one. */
export const SaveBoxSchema = z.strictObject(box);
export type SaveBox = z.infer<typeof SaveBoxSchema>;

export const BoxQuerySchema = z.object({
  campus: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CursorParameterSchema,
});
export type BoxQuery = z.infer<typeof BoxQuerySchema>;
