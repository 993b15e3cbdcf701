import { MASTER_KEY_SETTINGS, withMasterKey } from '@tingsu/privacy';
import { integerSetting } from '@tingsu/runtime';
import { READING_CONFIG, SERVICE_CONFIG } from '@tingsu/service';
import { z } from 'zod';

export const CasesConfigSchema = withMasterKey(
  z.object({
    ...SERVICE_CONFIG,
    ...READING_CONFIG,
    /** Alarms only: without it deadlines act a few seconds later. */
    REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://'),
    ...MASTER_KEY_SETTINGS,
    /** Keys of the alarms in Redis begin with it. */
    ALARM_PREFIX: z.string().min(1).default('{tingsu:deadlines}'),
    PREFETCH: integerSetting(200, 1, 1_000),
    /** A case that ended and did not change for so long is put to rest: its snapshot and clocks are dropped. */
    HOT_MONTHS: integerSetting(6, 1, 1_200),
    /** After so long a case that no one owns is shown as unassigned. */
    UNASSIGNED_MINUTES: integerSetting(30, 0, 10_080),
    /** How far the case page looks back for other cases about those complained of. */
    HISTORY_MONTHS: integerSetting(12, 1, 1_200),
    /** Within so many days a complaint about the same department or person counts as repeated. */
    REPEATED_WITHIN_DAYS: integerSetting(90, 1, 3_650),
    /** Seconds between two looks for common problems. */
    COMMON_PROBLEMS_SECONDS: integerSetting(600, 1, 86_400),
  }),
);
export type CasesConfig = z.infer<typeof CasesConfigSchema>;
