import { BASE_CONFIG, integerSetting } from '@tingsu/runtime';
import { z } from 'zod';

/** Settings that every service reads. A service spreads them into its own schema. */
export const SERVICE_CONFIG = {
  ...BASE_CONFIG,
  /** Signs in as the service's own role. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  AMQP_URL: z.string().regex(/^amqps?:\/\//, 'must be an amqp:// URL'),
  /** Most connections to the database. */
  POOL_SIZE: integerSetting(10, 1, 100),
  /** Most events in one batch. */
  PREFETCH: integerSetting(300, 1, 1_000),
};
export type ServiceConfig = z.infer<z.ZodObject<typeof SERVICE_CONFIG>> & {
  readonly MASTER_KEY?: string;
};

/** `MASTER_KEY`, for a service that keeps personal data: 32 bytes in base64 that wrap the keys of those data. */
export const masterKeySetting = z.base64().length(44, 'must be 32 bytes in base64');
