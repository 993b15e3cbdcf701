import { z } from 'zod';
import { LocalizedTextSchema } from '../vocabulary.js';

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
      /** It ended: its name is shown, and it is offered nowhere. */
      closed: z.literal(true).optional(),
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
