import { z } from 'zod';

const epoch = z.number().int().min(1).max(65_535);
const KeySchema = z.union([
  z.strictObject({ epoch, key: z.base64().length(44, 'must be 32 bytes in base64') }),
  z.strictObject({
    epoch,
    awsKms: z.strictObject({
      keyId: z.string().min(1),
      region: z.string().min(1),
      endpoint: z.url().optional(),
    }),
  }),
  z.strictObject({
    epoch,
    vaultTransit: z.strictObject({
      address: z.url(),
      key: z.string().min(1),
      mount: z.string().min(1).optional(),
      tokenFile: z.string().min(1),
    }),
  }),
]);

/**
 * The master keys of an installation as a file or a variable says them. `current` wraps from now on; the others still unwrap.
 * `retired` are epochs that no longer count, though `MASTER_KEY` may still be set to the first.
 */
export const RingSchema = z
  .strictObject({
    current: epoch,
    keys: z.array(KeySchema),
    retired: z.array(epoch).default([]),
  })
  .refine(({ keys }) => new Set(keys.map((key) => key.epoch)).size === keys.length, {
    message: 'each epoch stands once',
  });
export type RingDocument = z.infer<typeof RingSchema>;
export type RingKey = z.infer<typeof KeySchema>;

/** The ring with one more key, which does not wrap yet: every process must know it before. */
export function withKey(ring: RingDocument, added: Omit<RingKey, 'epoch'>): RingDocument {
  const epoch = 1 + Math.max(ring.current, ...ring.keys.map((key) => key.epoch), ...ring.retired);
  return RingSchema.parse({ ...ring, keys: [...ring.keys, { epoch, ...added }] });
}

/** The ring without a key. Throws for the one that wraps. */
export function withoutKey(ring: RingDocument, gone: number): RingDocument {
  if (gone === ring.current) throw new Error(`Master key ${gone} is the one that wraps`);
  return {
    ...ring,
    keys: ring.keys.filter((key) => key.epoch !== gone),
    retired: [...new Set([...ring.retired, gone])],
  };
}
