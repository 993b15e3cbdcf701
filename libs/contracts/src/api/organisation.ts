import { z } from 'zod';
import { ChannelSchema } from '../vocabulary.js';
import { filled } from './shapes.js';

const code = z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,59}$/);
const name = z.strictObject({ zh: filled(60), en: filled(60) });
const position = z.int().min(0).max(10_000);

const campus = {
  name,
  /** By which complaints of the campus may come. */
  channels: z.array(ChannelSchema).max(40),
  /** Whether it is offered to visitors. */
  open: z.boolean(),
  position,
};
export const SaveCampusSchema = z.strictObject(campus);
export type SaveCampus = z.infer<typeof SaveCampusSchema>;

const department = {
  campus: code,
  name,
  /** Offered on the public form. */
  public: z.boolean(),
  /** Unit names of policies for which it answers on its campus. */
  answersFor: z.array(filled(60)).max(50),
  /** The department whose head nurse answers for this one. */
  headNurse: code.nullable(),
  /** The department of the same campus that it is a part of. */
  parent: code.nullable(),
  position,
};
export const SaveDepartmentSchema = z.strictObject(department);
export type SaveDepartment = z.infer<typeof SaveDepartmentSchema>;

/** Ends a department, for good: its code is never used again. */
export const CloseDepartmentSchema = z.strictObject({
  reason: filled(200),
  /** Where its work, its people and its parts go; null where it ends without. */
  mergedInto: code.nullable(),
});
export type CloseDepartment = z.infer<typeof CloseDepartmentSchema>;

const KeptDepartmentSchema = z.object({
  code: z.string(),
  ...department,
  name: z.object({ zh: z.string(), en: z.string() }),
  answersFor: z.array(z.string()),
  campus: z.string(),
  position: z.int(),
  closedAt: z.iso.datetime({ offset: true }).nullable(),
  mergedInto: z.string().nullable(),
});
/** The organisation as its administrator keeps it; what is closed is told, too. */
export const OrganisationSchema = z.object({
  campuses: z.array(
    z.object({
      code: z.string(),
      ...campus,
      name: z.object({ zh: z.string(), en: z.string() }),
      position: z.int(),
    }),
  ),
  departments: z.array(KeptDepartmentSchema),
});
export type Organisation = z.infer<typeof OrganisationSchema>;
export type KeptDepartment = z.infer<typeof KeptDepartmentSchema>;

/** What names a department and would lead nowhere without it. Logins, and codes of departments. */
export const NamedBySchema = z.object({
  /** Accounts that hold a role for it. */
  grants: z.array(z.string()),
  /** Accounts that work there. */
  worksIn: z.array(z.string()),
  parts: z.array(z.string()),
  /** Departments whose head nurse it has. */
  headNurseOf: z.array(z.string()),
  /** Unit names of policies that no one would answer for on the campus. */
  answersFor: z.array(z.string()),
  /** How many duties are to come on its roster. */
  duties: z.int().nonnegative(),
});
export type NamedBy = z.infer<typeof NamedBySchema>;
