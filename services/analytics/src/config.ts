import { BASE_CONFIG, loadConfig } from '@tingsu/runtime';
import { z } from 'zod';

const ConfigSchema = z.object({
  ...BASE_CONFIG,
  DATABASE_URL: z.string().min(1),
  AMQP_URL: z.string().min(1),
});
export type AnalyticsConfig = z.infer<typeof ConfigSchema>;

export const analyticsConfig = (
  environment?: Readonly<Record<string, string | undefined>>,
): AnalyticsConfig => loadConfig(ConfigSchema, environment);
