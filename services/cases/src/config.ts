import { BASE_CONFIG, integerSetting, loadConfig } from '@tingsu/runtime';
import { z } from 'zod';

const ConfigSchema = z.object({
  ...BASE_CONFIG,
  DATABASE_URL: z.string().min(1),
  AMQP_URL: z.string().min(1),
  /** Alarms only: without it deadlines act a few seconds later. */
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://'),
  /** 32 bytes in base64. */
  MASTER_KEY: z.string().min(1),
  /** Keys of the alarms in Redis begin with it. */
  ALARM_PREFIX: z.string().min(1).default('{tingsu:deadlines}'),
  PREFETCH: integerSetting(200, 1, 1_000),
  POOL_SIZE: integerSetting(10, 2, 50),
});
export type CasesConfig = z.infer<typeof ConfigSchema>;

export const casesConfig = (
  environment?: Readonly<Record<string, string | undefined>>,
): CasesConfig => loadConfig(ConfigSchema, environment);
