import { ChannelSchema, LocalizedTextSchema, RoleGrantSchema } from '@tingsu/contracts';
import { z } from 'zod';
import { faultsOf } from './group-faults.js';

const code = z.string().regex(/^[a-z0-9_.-]{1,60}$/);

/** The organisation of one hospital group as a file (`deploy/demo/group.json`). */
export const GroupSchema = z
  .strictObject({
    tenant: z.strictObject({
      id: z.uuid(),
      code,
      /** Host names that lead to this group; the default group answers all others. */
      hosts: z.array(z.string()).default([]),
      default: z.boolean().default(false),
      name: LocalizedTextSchema,
      timeZone: z.string(),
    }),
    campuses: z
      .array(
        z.strictObject({
          code,
          name: LocalizedTextSchema,
          channels: z.array(ChannelSchema),
          open: z.boolean().default(true),
        }),
      )
      .min(1),
    departments: z.array(
      z.strictObject({
        code,
        campus: code,
        name: LocalizedTextSchema,
        public: z.boolean().default(true),
        answersFor: z.array(z.string()).default([]),
        headNurse: code.nullable().default(null),
      }),
    ),
    staff: z.array(
      z.strictObject({
        /** Left out, it follows from group and login, so that it stays the same at every start. */
        id: z.uuid().optional(),
        login: z.string().regex(/^[a-z0-9_.-]{2,60}$/),
        name: z.string().min(1),
        email: z.email().nullable().default(null),
        locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
        active: z.boolean().default(true),
        grants: z.array(RoleGrantSchema),
        /** Departments where the person works besides those of the grants. */
        worksIn: z.array(code).default([]),
        /** Login of who acts for the person in cases in which the person may not. */
        deputy: z.string().nullable().default(null),
      }),
    ),
  })
  .superRefine((group, context) => {
    for (const { path, message } of faultsOf(group))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

export type GroupInput = z.input<typeof GroupSchema>;
export type Group = z.infer<typeof GroupSchema>;

/** Throws an Error that names every fault with its place, one a line, and for staff the login. */
export function readGroup(input: unknown): Group {
  const { data, error } = GroupSchema.safeParse(input);
  if (data) return data;
  throw new Error(`The group file is not loaded. Correct these fields:\n${z.prettifyError(error)}`);
}
