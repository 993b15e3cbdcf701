import { z } from 'zod';
import { LocalizedTextSchema, RoleGrantSchema } from '../vocabulary.js';

/** The organisation as any signed-in person sees it: names to show for codes and ids. */
export const StaffDirectorySchema = z.object({
  version: z.number().int(),
  campuses: z.array(z.object({ code: z.string(), name: LocalizedTextSchema, open: z.boolean() })),
  departments: z.array(
    z.object({
      code: z.string(),
      campus: z.string(),
      name: LocalizedTextSchema,
      answersFor: z.array(z.string()),
      headNurse: z.string().nullable(),
    }),
  ),
  staff: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      active: z.boolean(),
      departments: z.array(z.string()),
    }),
  ),
});
export type StaffDirectory = z.infer<typeof StaffDirectorySchema>;

/** An account as the administrator of the group sees it. */
export const StaffAccountSchema = z.object({
  id: z.uuid(),
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  locale: z.enum(['zh-CN', 'en']),
  active: z.boolean(),
  grants: z.array(RoleGrantSchema),
  /** Departments where the person works besides those of the grants. */
  worksIn: z.array(z.string()),
  /** Staff id of who acts for the person in cases in which the person may not. */
  deputy: z.uuid().nullable(),
});
