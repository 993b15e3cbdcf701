import { z } from 'zod';
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
/** Every row of the group: the content of a draft of the kind `bindings`. */
export const BindingSetSchema = z.strictObject({ rows: z.array(BindingRowSchema).max(500) });
