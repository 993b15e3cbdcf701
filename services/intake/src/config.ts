import { BASE_CONFIG } from '@tingsu/runtime';
import { z } from 'zod';

/** The environment of intake. */
export const IntakeConfigSchema = z.object({
  ...BASE_CONFIG,
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  AMQP_URL: z.string().regex(/^amqps?:\/\//, 'must be an amqp:// URL'),
  IDENTITY_PUBLIC_KEY: z.string().min(1),
  /** 32 bytes in base64; wraps the keys of personal data. */
  MASTER_KEY: z.base64().length(44, 'must be 32 bytes in base64'),
  /** `file:///directory` or `s3://bucket?endpoint=…`. */
  UPLOADS: z
    .string()
    .regex(/^(file|s3):\/\//, 'must be file:///directory or s3://bucket?endpoint=…'),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
});
export type IntakeConfig = z.infer<typeof IntakeConfigSchema>;
