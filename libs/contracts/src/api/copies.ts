import { z } from 'zod';
import { instant } from '../instant.js';
import { COPY_FORMS, COPY_RECIPIENTS } from '../evidence-codes.js';
import { RoleSchema } from '../vocabulary.js';
import { filled } from './shapes.js';

const said = {
  to: z.enum(COPY_RECIPIENTS),
  /** Who got them: a person or a body, in words. */
  name: filled(200),
  reason: z.string().trim().min(4).max(500),
  /** Pictures clean, without place and owner; or everything as it came. */
  form: z.enum(COPY_FORMS),
};

/** Body of `POST /complaints/{complaintNo}/copies`. */
export const GiveCopiesSchema = z.strictObject({
  /** Made by the sender, so that the same request twice is one record. */
  copyId: z.uuid(),
  ...said,
  files: z.array(z.uuid()).min(1).max(50),
});
export type GiveCopies = z.infer<typeof GiveCopiesSchema>;

export const CopiesViewSchema = z.object({
  copyId: z.uuid(),
  ...said,
  reason: z.string(),
  givenBy: z.uuid(),
  givenRole: RoleSchema,
  givenAt: instant,
  files: z.array(
    z.object({
      uploadId: z.uuid(),
      fileName: z.string(),
      mediaType: z.string(),
      bytes: z.number().int(),
      /** Of the file as it was given. */
      sha256: z.string(),
    }),
  ),
});
export type CopiesView = z.infer<typeof CopiesViewSchema>;

/** The newest first. */
export const GivenCopiesListSchema = z.object({
  copies: z.array(CopiesViewSchema),
  mayGive: z.boolean(),
});
export type GivenCopiesList = z.infer<typeof GivenCopiesListSchema>;
