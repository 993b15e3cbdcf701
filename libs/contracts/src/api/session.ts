import { z } from 'zod';
import { LocalizedTextSchema, RoleGrantSchema } from '../vocabulary.js';
import { filled } from './shapes.js';

export const SignInSchema = z.strictObject({
  login: filled(100),
  password: z.string().min(1).max(200),
});
export const MeSchema = z.object({
  personId: z.uuid(),
  name: z.string(),
  login: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  tenant: z.object({ code: z.string(), name: LocalizedTextSchema, timeZone: z.string() }),
  grants: z.array(RoleGrantSchema),
  csrfToken: z.string(),
  /** A role needs a second factor and the person has none: nothing else is open until there is one. */
  mustAddFactor: z.boolean(),
});
