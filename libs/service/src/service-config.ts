import type { MasterKeySettings } from '@tingsu/privacy';
import { BASE_CONFIG, integerSetting } from '@tingsu/runtime';
import { z } from 'zod';

/** Settings that every service reads. A service spreads them into its own schema. */
export const SERVICE_CONFIG = {
  ...BASE_CONFIG,
  /** Signs in as the service's own role. */
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL'),
  /** `transaction` when `DATABASE_URL` is the address of a pooler that gives each transaction another session. */
  DATABASE_POOLER: z.enum(['none', 'transaction']).default('none'),
  AMQP_URL: z.string().regex(/^amqps?:\/\//, 'must be an amqp:// URL'),
  /** Most connections to the database. */
  POOL_SIZE: integerSetting(10, 1, 100),
  /** Most events in one batch. */
  PREFETCH: integerSetting(300, 1, 1_000),
  /** Where partitions are archived whose time is over. Left out, none is archived and none dropped. */
  ARCHIVE: z
    .string()
    .regex(/^(file|s3):\/\//, 'must be file:///directory or s3://bucket?endpoint=…')
    .optional(),
  /** How long tables are kept, where not as long as usual: `outbox=12,notifications.notice=24`, in months. */
  KEEP_MONTHS: z.string().default(''),
  /** A path on the disk of the database, where it is on this machine: then operators see how long it will do. */
  DATABASE_DISK: z.string().min(1).optional(),
  /** Between two rounds of maintenance. */
  MAINTAIN_MINUTES: integerSetting(60, 1, 24 * 60),
  /** Signs the checkpoints of the record: an Ed25519 key of its own, PKCS #8 in base64. Left out, logs are not sealed. */
  RECORD_KEY: z.base64().optional(),
  /** Names the installation in its checkpoints, which begin with `ORIGIN/SERVICE`. */
  RECORD_ORIGIN: z
    .string()
    .regex(/^[\w.-]+$/, 'must be a name without spaces')
    .default('tingsu'),
  /** Between two rounds of sealing. */
  RECORD_SECONDS: integerSetting(10, 1, 3_600),
  /** A folder for checkpoints, best on another machine. */
  RECORD_FOLDER: z.string().min(1).optional(),
};

/** Settings of a service that keeps an access log: from when on a day of reading is odd, in cases or complaints. */
export const READING_CONFIG = {
  ODD_READ: integerSetting(40, 1),
  ODD_REVEALED: integerSetting(10, 1),
  ODD_TAKEN_OUT: integerSetting(5, 1),
  ODD_REFUSED: integerSetting(10, 1),
  /** And so many times what the person usually does. */
  ODD_TIMES: integerSetting(3, 1),
};
export type ReadingConfig = z.infer<z.ZodObject<typeof READING_CONFIG>>;

export type ServiceConfig = z.infer<z.ZodObject<typeof SERVICE_CONFIG>> & MasterKeySettings;
