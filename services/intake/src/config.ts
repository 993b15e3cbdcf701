import { masterKeySetting, SERVICE_CONFIG } from '@tingsu/service';
import { z } from 'zod';

/** The environment of intake. */
export const IntakeConfigSchema = z.object({
  ...SERVICE_CONFIG,
  MASTER_KEY: masterKeySetting,
  /** `file:///directory` or `s3://bucket?endpoint=…`. */
  UPLOADS: z
    .string()
    .regex(/^(file|s3):\/\//, 'must be file:///directory or s3://bucket?endpoint=…'),
});
export type IntakeConfig = z.infer<typeof IntakeConfigSchema>;
