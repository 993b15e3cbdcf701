import { z } from 'zod';

/** Where a process that keeps personal data finds its master keys; it needs one of the three (`withMasterKey`). */
export const MASTER_KEY_SETTINGS = {
  /** Epoch 1: 32 bytes in base64. */
  MASTER_KEY: z.base64().length(44, 'must be 32 bytes in base64').optional(),
  /** A file with all of them as JSON, read again when it changes. It may be made later where `MASTER_KEY` is set. */
  MASTER_KEY_FILE: z.string().min(1).optional(),
  /** The content of such a file. */
  MASTER_KEY_RING: z.string().min(1).optional(),
};

type Settings = z.infer<z.ZodObject<typeof MASTER_KEY_SETTINGS>>;

export const namesMasterKey = (config: Settings): boolean =>
  (config.MASTER_KEY ?? config.MASTER_KEY_FILE ?? config.MASTER_KEY_RING) !== undefined;

/** Of a process that cannot do without. */
export const withMasterKey = <Config extends Settings>(schema: z.ZodType<Config>) =>
  schema.refine(namesMasterKey, {
    path: ['MASTER_KEY'],
    message: 'is not set, and neither MASTER_KEY_FILE nor MASTER_KEY_RING',
  });
