import { z } from 'zod';
import { instant } from '../instant.js';
import { CursorParameterSchema, pageOf } from '../paging.js';
import { LocalizedTextSchema, type Role } from '../vocabulary.js';

/** Roles whose duty a campus may put on a roster, besides its departments. */
export const ROSTER_ROLES = [
  'centre_officer',
  'first_responder',
  'callback_agent',
  'centre_head',
  'leader',
] as const satisfies readonly Role[];
/** Of them those whom a roster lets act without holding the role: a night office takes complaints. No roster makes a leader. */
export const LENT_ON_DUTY: readonly Role[] = [
  'centre_officer',
  'first_responder',
  'callback_agent',
];
/** Who administers or watches lends that to no deputy. */
export const NEVER_LENT: readonly Role[] = [
  'tenant_admin',
  'operator',
  'platform_operator',
  'auditor',
  'privacy_officer',
];

/** A time where the hospital is, `2026-11-23T08:00`: people plan by the clock on the wall. */
const WallTimeSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/);
const WallSpan = { from: WallTimeSchema, to: WallTimeSchema };

const RosterDutySchema = z.object({ personId: z.uuid(), ...WallSpan });
export type RosterDuty = z.infer<typeof RosterDutySchema>;
const code = z.string().regex(/^[a-z0-9_.-]{1,60}$/);
export const RosterUnitSchema = z.object({ campus: code, unit: code });
export const RosterWeekParameterSchema = z.iso.date();

/** The roster of a unit in one week, Monday to Sunday. */
export const RosterWeekSchema = z.object({
  ...RosterUnitSchema.shape,
  /** Of the roster, not of the week; 0 when the unit has none. */
  version: z.int().nonnegative(),
  monday: z.iso.date(),
  duties: z.array(RosterDutySchema),
  /** Duties of the week before that reach into this one. */
  reachingIn: z.array(RosterDutySchema),
  /** Where nobody is on duty; empty for a unit without any roster. */
  holes: z.array(z.object(WallSpan)),
  mayEdit: z.boolean(),
});
export type RosterWeek = z.infer<typeof RosterWeekSchema>;

export const SaveRosterWeekSchema = z.strictObject({
  version: z.int().nonnegative(),
  duties: z.array(RosterDutySchema).max(200),
});
export type SaveRosterWeek = z.infer<typeof SaveRosterWeekSchema>;

/** A table of duties as a file: .xlsx, or CSV in UTF-8, UTF-16 or GBK. */
export const ImportRosterSchema = z.strictObject({
  /** The bytes in base64; 180 KB at most. */
  content: z.base64().max(240_000),
  version: z.int().nonnegative(),
  /** Without it the file is only read and shown. */
  apply: z.boolean(),
});
export type ImportRoster = z.infer<typeof ImportRosterSchema>;

/** What a table says. With any fault nothing of it is taken. */
export const RosterImportSchema = z.object({
  duties: z.array(RosterDutySchema.extend({ row: z.int().positive() })),
  faults: z.array(
    z.object({
      /** As the spreadsheet counts them; the heading is row 1. */
      row: z.int().positive(),
      column: z.string(),
      code: z.string(),
      message: LocalizedTextSchema,
    }),
  ),
  /** The days that the file replaces, first and last; null when it has none. */
  days: z.object({ first: z.iso.date(), last: z.iso.date() }).nullable(),
  holes: z.array(z.object(WallSpan)),
  applied: z.boolean(),
});
export type RosterImport = z.infer<typeof RosterImportSchema>;

const page = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: CursorParameterSchema,
};
export const RosterQuerySchema = z.object({ campus: code.optional(), ...page });
/** Units that have a roster, and how far it reaches. */
export const RostersSchema = pageOf(
  RosterUnitSchema.extend({ until: instant.nullable(), mayEdit: z.boolean() }),
);
export type RosterHead = z.infer<typeof RostersSchema>['items'][number];

export const AbsenceViewSchema = z.object({
  absenceId: z.uuid(),
  personId: z.uuid(),
  deputy: z.uuid(),
  ...WallSpan,
  mayEnd: z.boolean(),
});
export type AbsenceView = z.infer<typeof AbsenceViewSchema>;
export const AbsencesSchema = pageOf(AbsenceViewSchema);
export const AbsenceQuerySchema = z.object(page);
export const NewAbsenceSchema = z.strictObject({
  /** Oneself unless given; another only by an administrator. */
  personId: z.uuid().optional(),
  deputy: z.uuid(),
  ...WallSpan,
});
export type NewAbsence = z.infer<typeof NewAbsenceSchema>;
