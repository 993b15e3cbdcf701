import { z } from 'zod';
import { CursorParameterSchema } from '../paging.js';
import { RoleGrantSchema, RoleSchema } from '../vocabulary.js';
import { filled } from './shapes.js';

const instant = z.iso.datetime({ offset: true });
const code = z.string().regex(/^[a-z0-9_.-]{1,60}$/);
const locale = z.enum(['zh-CN', 'en']);

/** An account as the administrator of the group sees it in the list. */
export const StaffAccountSchema = z.object({
  id: z.uuid(),
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  locale,
  active: z.boolean(),
  /** Those that hold at this moment. */
  grants: z.array(RoleGrantSchema),
  /** Departments where the person works besides those of the grants. */
  worksIn: z.array(z.string()),
  /** Staff id of who acts for the person in cases in which the person may not. */
  deputy: z.uuid().nullable(),
});
export type StaffAccount = z.infer<typeof StaffAccountSchema>;

export const StaffAccountQuerySchema = z.object({
  /** A part of the login or the name. */
  q: z.string().trim().max(100).optional(),
  /** Who works there or holds a role for it. */
  department: code.optional(),
  role: RoleSchema.optional(),
  state: z.enum(['active', 'closed']).optional(),
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type StaffAccountQuery = z.infer<typeof StaffAccountQuerySchema>;

const AccountGrantSchema = RoleGrantSchema.extend({
  grantId: z.uuid(),
  /** From then on it gives nothing; null when it has no end. */
  endsAt: instant.nullable(),
});
export type AccountGrant = z.infer<typeof AccountGrantSchema>;

/** What rests on the person alone. People are staff ids. */
const AnswersForSchema = z.object({
  /** Grants that no one else holds who is active. */
  alone: z.array(RoleGrantSchema),
  /** Whose deputy the person is. */
  deputyOf: z.array(z.uuid()),
  /** Who is away, now or later, and for whom the person acts then. */
  actsFor: z.array(z.uuid()),
  /** How many duties of rosters are to come. */
  duties: z.int().nonnegative(),
});
export type AnswersFor = z.infer<typeof AnswersForSchema>;

/** One account with all that is changed about it. */
export const AccountSchema = StaffAccountSchema.extend({
  version: z.int().nonnegative(),
  grants: z.array(AccountGrantSchema),
  /** Null while the account is open. */
  closed: z.object({ at: instant, reason: z.string() }).nullable(),
  /** Wrong passwords lock the login for a while, from one place at least. */
  locked: z.boolean(),
  /** How many browsers are signed in. */
  sessions: z.int().nonnegative(),
  /** False until the person has signed in for the first time. */
  hasSignedIn: z.boolean(),
  answersFor: AnswersForSchema,
});
export type Account = z.infer<typeof AccountSchema>;

const person = {
  name: filled(60),
  email: z.email().max(200).nullable(),
  locale,
  worksIn: z.array(code).max(20),
  deputy: z.uuid().nullable(),
};
/** The login is never changed: names change, and logs name the login. */
export const NewAccountSchema = z.strictObject({
  login: z.string().regex(/^[a-z0-9_.-]{2,60}$/),
  ...person,
});
export type NewAccount = z.infer<typeof NewAccountSchema>;
export const ChangeAccountSchema = z.strictObject({ version: z.int().nonnegative(), ...person });
export type ChangeAccount = z.infer<typeof ChangeAccountSchema>;

export const CloseAccountSchema = z.strictObject({ reason: filled(200) });
export type CloseAccount = z.infer<typeof CloseAccountSchema>;

export const GiveGrantSchema = z.strictObject({
  ...RoleGrantSchema.shape,
  endsAt: instant.nullable(),
});
export type GiveGrant = z.infer<typeof GiveGrantSchema>;
