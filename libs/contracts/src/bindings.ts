import { z } from 'zod';
import { instant } from './instant.js';
import { CursorParameterSchema, pageOf } from './paging.js';
import { CaseKindSchema, ChannelSchema } from './vocabulary.js';

const place = {
  /** Null = every campus without a row of its own. */
  campus: z.string().nullable(),
  /** The department that the sender named. */
  department: z.string().nullable().optional(),
  channel: ChannelSchema.nullable().optional(),
  /** First day, where the hospital is; without it from the beginning. */
  from: z.iso.date().optional(),
  /** `id` for the version in force, or `id@version`. The first one is primary. */
  policies: z.array(z.string()),
};

/** Which policies hold where. What is null or missing stands for every one that has no row of its own. */
export const BindingSchema = z.object({ ...place, caseKind: z.string() });
export type Binding = z.infer<typeof BindingSchema>;

/** A row of a draft, complete and in the words that the product knows. */
export const BindingRowSchema = z.strictObject({
  campus: place.campus,
  department: z.string().nullable().default(null),
  caseKind: CaseKindSchema,
  channel: ChannelSchema.nullable().default(null),
  from: z.iso.date(),
  policies: z.array(z.string().min(1).max(120)).min(1).max(6),
});
export type BindingRow = z.infer<typeof BindingRowSchema>;
/** More than any group needs; the check looks at every row on every day. */
const MOST_ROWS = 200;
/** Every row of the group: the content of a draft of the kind `bindings`. */
export const BindingSetSchema = z.strictObject({ rows: z.array(BindingRowSchema).max(MOST_ROWS) });

/** A set as it was approved; the newest one holds. */
const ApprovedSetSchema = z.object({
  /** Grows by one; 0 while nothing was ever approved. */
  number: z.number().int().nonnegative(),
  rows: z.array(BindingRowSchema),
  draftId: z.uuid().nullable(),
  /** Who wrote and who approved it; null for what came with the product. */
  author: z.uuid().nullable(),
  approver: z.uuid().nullable(),
  publishedAt: instant,
});
export type BindingSet = z.infer<typeof ApprovedSetSchema>;
export const BindingsQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: CursorParameterSchema,
});
export const BindingSetsSchema = pageOf(ApprovedSetSchema);

/** What holds today and what is approved for later. */
export const BindingsViewSchema = z.object({
  number: z.number().int().nonnegative(),
  today: z.iso.date(),
  rows: z.array(BindingRowSchema),
});
export type BindingsView = z.infer<typeof BindingsViewSchema>;

/** What a draft would have meant for the cases of the last year. */
export const BindingEffectSchema = z.object({
  receivedFrom: instant,
  total: z.number().int().nonnegative(),
  /** Cases that would have been opened under other policies, those for which no row holds, and those for which two do alike. */
  changed: z.number().int().nonnegative(),
  uncovered: z.number().int().nonnegative(),
  doubled: z.number().int().nonnegative(),
  /** The cases that change, by place; null = under no policy. */
  groups: z.array(
    z.object({
      campus: z.string(),
      /** Null for all departments without a row of their own. */
      department: z.string().nullable(),
      caseKind: z.string(),
      channel: z.string(),
      count: z.number().int().positive(),
      before: z.array(z.string()).nullable(),
      after: z.array(z.string()).nullable(),
    }),
  ),
});
export type BindingEffect = z.infer<typeof BindingEffectSchema>;
