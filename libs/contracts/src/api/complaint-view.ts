import { z } from 'zod';
import { REVEAL_CLASSES } from '../access/access-table.js';
import { FIELD_CLASSES } from '../access/field-classes.js';
import { REVEALED_FIELD_NAMES } from '../access/revealed-fields.js';
import { ADDITION_KINDS, ChannelSchema, RelationSchema } from '../vocabulary.js';
import { KnownReachWishSchema } from './reach-wish.js';
import { RegistrationViewSchema } from './registration.js';
import { WarningSchema } from './receipt.js';
import { instant } from '../instant.js';
import { UploadedSchema } from './uploads-and-campuses.js';

/**
 * A stored complaint as staff see it; identity fields are masked. `fields` names the classes that the reader sees: what is null or
 * empty may be of another class.
 */
export const ComplaintViewSchema = z.object({
  fields: z.array(z.enum(FIELD_CLASSES)),
  /** Classes of which the reader may see the masked fields in full, for a reason. */
  reveals: z.array(z.enum(REVEAL_CLASSES)).optional(),
  /** Whether the reader may have pictures as they came. */
  readsOriginals: z.boolean().optional(),
  complaintNo: z.string(),
  channel: ChannelSchema,
  campus: z.string(),
  department: z.string().nullable(),
  receivedAt: instant,
  occurredAt: instant.nullable(),
  content: z.string().nullable(),
  demand: z.string().nullable(),
  complainant: z.object({
    anonymous: z.boolean(),
    relation: RelationSchema,
    name: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    /** That there is one; no part of it is shown. */
    address: z.string().nullable().optional(),
    /** Of the patient, for whom the complainant may speak. */
    patientName: z.string().nullable().optional(),
    recordNo: z.string().nullable().optional(),
    visitNo: z.string().nullable().optional(),
  }),
  /** How the person wants to be reached; null where nothing was said, or for who does not see the contact. */
  reachWish: KnownReachWishSchema.nullable().optional(),
  attachments: z.array(UploadedSchema),
  externalRef: z.string().nullable(),
  /** How it stands towards the authority whose order it is; null or missing where it is none. */
  order: z
    .object({
      authority: z.string(),
      dueAt: instant.nullable(),
      sentBackAt: instant.nullable(),
      sentBackBy: z.uuid().nullable(),
    })
    .nullable()
    .optional(),
  warnings: z.array(WarningSchema).optional(),
  /** What was said of it later, or before it: a corrected text, an urge (催办), something more. Oldest first. */
  additions: z
    .array(
      z.object({
        kind: z.enum(ADDITION_KINDS),
        /** Staff id of who took it down; null for what the body that sent the order said. */
        by: z.uuid().nullable().optional(),
        at: instant,
        externalDueAt: instant.nullable(),
        content: z.string().nullable(),
        demand: z.string().nullable(),
        note: z.string().nullable(),
        name: z.string().nullable(),
        phone: z.string().nullable(),
        email: z.string().nullable(),
        /** Fields of the person that staff corrected with it, of the classes that the reader sees. */
        corrected: z.array(z.enum(REVEALED_FIELD_NAMES)).optional(),
      }),
    )
    .optional(),
  /** How many additions there are, seen or not; a correction says it as `asOf`. */
  additionCount: z.number().int().nonnegative().optional(),
  /** Null unless staff registered it. */
  registration: RegistrationViewSchema.nullable().optional(),
  /** The number of an earlier complaint with the same words and phone number. */
  perhapsSameAs: z.string().nullable().optional(),
});
