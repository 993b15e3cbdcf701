import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { CaseStateSchema } from '../vocabulary.js';
import { MESSAGE_DRAFT } from '../without-schemas.js';
import { COMMAND_NAMES } from './commands.js';

/** Longer than the longest texts of a command together; in Chinese, what a request can carry. */
const LONGEST_DRAFT = 80_000;

export const draftShape = {
  /** The version of the case that its author saw. */
  caseVersion: z.int().positive(),
  /** Counts how often the draft was saved. */
  revision: z.int().nonnegative(),
  /** What was typed, by field of the command. It is not checked before it is sent. */
  values: z.record(z.string().max(60), z.unknown()),
};

/** What a person typed for a command on a case, or to its complainant, and has not sent. Nobody else reads it. */
const CaseDraftSchema = z.object({ ...draftShape, savedAt: instant });
export type CaseDraft = z.infer<typeof CaseDraftSchema>;
export const CaseDraftAnswerSchema = z.object({ draft: CaseDraftSchema.nullable() });
export type CaseDraftAnswer = z.infer<typeof CaseDraftAnswerSchema>;

export const CaseDraftCommandSchema = z.enum([...COMMAND_NAMES, MESSAGE_DRAFT]);
export type CaseDraftCommand = z.infer<typeof CaseDraftCommandSchema>;

/** `revision` is that of the draft as it was read or saved before, 0 for a new one. */
export const SaveCaseDraftSchema = z.strictObject({
  ...draftShape,
  values: draftShape.values.refine(
    (values) => JSON.stringify(values).length <= LONGEST_DRAFT,
    `A draft has at most ${LONGEST_DRAFT} characters.`,
  ),
});
export type SaveCaseDraft = z.infer<typeof SaveCaseDraftSchema>;
export const SavedCaseDraftSchema = CaseDraftSchema.pick({ revision: true, savedAt: true });
export type SavedCaseDraft = z.infer<typeof SavedCaseDraftSchema>;

export const CaseDraftQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: CursorParameterSchema,
});
export type CaseDraftQuery = z.infer<typeof CaseDraftQuerySchema>;

/** Where a person has drafts, the newest first; what they say is read one by one. */
export const CaseDraftsSchema = pageOf(
  z.object({
    caseNo: z.string(),
    command: CaseDraftCommandSchema,
    savedAt: instant,
    /** Of the case, which may have ended since. */
    state: CaseStateSchema,
  }),
);
export type CaseDraftPlace = z.infer<typeof CaseDraftsSchema>['items'][number];
