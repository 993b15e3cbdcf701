import { z } from 'zod';

/** A telephone system that may signal calls of a hospital group. */
const CallSystemSchema = z.strictObject({
  /** Code of the group. */
  tenant: z.string().min(1),
  name: z.string().min(1),
  secret: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and base64 of at least 24 bytes'),
  /** Login by extension. */
  extensions: z.record(z.string(), z.string()).default({}),
});
export type CallSystem = z.infer<typeof CallSystemSchema>;

/** `CALL_SYSTEMS`: a list as JSON, `[{"tenant":"demo","name":"pbx","secret":"whsec_…","extensions":{"8012":"officer"}}]`. */
export const callSystemsSetting = z
  .string()
  .default('[]')
  .transform((written, context) => {
    try {
      return JSON.parse(written) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'must be a list as JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(CallSystemSchema));

/** The login of who is to answer; null where the system does not say. */
export const loginFor = (
  { extensions }: Pick<CallSystem, 'extensions'>,
  {
    agent,
    extension,
  }: { readonly agent?: string | undefined; readonly extension?: string | undefined },
): string | null => agent ?? (extension === undefined ? null : (extensions[extension] ?? null));
