import { ChannelSchema, LocalizedTextSchema, RoleGrantSchema } from '@tingsu/contracts';
import { z } from 'zod';

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
      }),
    ),
  })
  .superRefine((group, context) => {
    for (const fault of faultsOf(group)) context.addIssue({ code: 'custom', message: fault });
  });

export type GroupInput = z.input<typeof GroupSchema>;
export type Group = z.infer<typeof GroupSchema>;

interface Codes {
  readonly campuses: readonly { readonly code: string }[];
  readonly departments: readonly {
    readonly code: string;
    readonly campus: string;
    readonly headNurse: string | null;
  }[];
  readonly staff: readonly {
    readonly login: string;
    readonly grants: readonly { campus: string | null; department: string | null }[];
  }[];
}

/** Names that point nowhere or occur twice. */
function faultsOf({ campuses, departments, staff }: Codes): readonly string[] {
  const campusCodes = campuses.map(({ code: campus }) => campus);
  const departmentCodes = departments.map(({ code: department }) => department);
  const unknown = (what: string, known: readonly string[], used: readonly (string | null)[]) =>
    used
      .filter((name) => name !== null && !known.includes(name))
      .map((name) => `${what} ${name} is not defined`);
  const grants = staff.flatMap((person) => person.grants);
  return [
    ...twice('campus', campusCodes),
    ...twice('department', departmentCodes),
    ...twice('login', staff.map(({ login }) => login)),
    ...unknown('campus', campusCodes, [...departments.map(({ campus }) => campus), ...grants.map(({ campus }) => campus)]),
    ...unknown('department', departmentCodes, [...departments.map(({ headNurse }) => headNurse), ...grants.map(({ department }) => department)]),
  ]; // prettier-ignore
}

const twice = (what: string, names: readonly string[]): readonly string[] =>
  names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `${what} ${name} is defined twice`);
