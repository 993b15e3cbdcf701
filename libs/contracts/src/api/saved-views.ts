import { z } from 'zod';
import { CASE_VIEWS, CaseQuerySchema } from './case-list.js';
import { filled } from './shapes.js';

/** As many as one still finds something in: of a person's own, and shared on a campus or in the group. */
export const MOST_SAVED_VIEWS = 20;

/** A code of the directory or of a policy. Words have no place in a saved view: they may be a name or a phone number. */
const code = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,59}$/i);

/** What a saved view asks of the work list: its filters and its order, as the address of the list has them. */
const SavedQuerySchema = z.strictObject({
  view: z.enum(CASE_VIEWS),
  sort: CaseQuerySchema.shape.sort.unwrap().optional(),
  campus: code.optional(),
  department: code.optional(),
  owner: CaseQuerySchema.shape.owner,
  category: code.optional(),
  channel: CaseQuerySchema.shape.channel,
  caseKind: CaseQuerySchema.shape.caseKind,
  state: CaseQuerySchema.shape.state,
  priority: CaseQuerySchema.shape.priority,
  nature: code.optional(),
  calledBack: CaseQuerySchema.shape.calledBack,
  respondent: CaseQuerySchema.shape.respondent,
  receivedFrom: CaseQuerySchema.shape.receivedFrom,
  receivedTo: CaseQuerySchema.shape.receivedTo,
});

/** Who has it in his list besides its maker: everybody of a campus, or of the group. */
const SharedWithSchema = z.strictObject({ campus: code.nullable() });

/** `shared` is null for one's own. */
export const SaveViewSchema = z.strictObject({
  name: filled(40),
  shared: SharedWithSchema.nullable(),
  query: SavedQuerySchema,
});
export type SaveView = z.infer<typeof SaveViewSchema>;

export const SavedViewSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  shared: SharedWithSchema.nullable(),
  /** May hold filters that this version does not know; who reads it leaves them out and says so. */
  query: z.record(z.string(), z.string()),
  mayEdit: z.boolean(),
});
export type SavedView = z.infer<typeof SavedViewSchema>;

/** One's own first, then the shared ones, each by name. */
export const SavedViewsSchema = z.object({ items: z.array(SavedViewSchema) });
export type SavedViews = z.infer<typeof SavedViewsSchema>;
