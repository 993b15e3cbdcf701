import { z } from 'zod';

/** Settings that every process of Tingsu reads. Services spread it into their own schema. */
export const BASE_CONFIG = {
  NODE_ENV: z.string().default('production'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
};

/** A whole number from the environment with a default and bounds. */
export const integerSetting = (fallback: number, min = 0, max = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number().int().min(min).max(max).default(fallback);

/** `0`/`1`, `false`/`true`: anything else is refused, because a misspelt switch must not be silently off. */
export const switchSetting = (fallback: boolean) =>
  z
    .enum(['0', '1', 'false', 'true'])
    .default(fallback ? '1' : '0')
    .transform((value) => value === '1' || value === 'true');

/**
 * Reads the environment once. A missing or wrong variable stops the start with one message that names every culprit;
 * values are never printed, because some are secrets.
 */
export function loadConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): z.infer<Schema> {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(filled);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const variable = issue.path.join('.') || 'environment';
    return `  ${variable}: ${variable in filled ? issue.message : 'is not set'}`;
  });
  throw new Error(
    `The configuration is incomplete. Set these environment variables:\n${lines.join('\n')}`,
  );
}
