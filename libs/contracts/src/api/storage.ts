import { z } from 'zod';

const instant = z.iso.datetime();
const count = z.number().nonnegative();

/** A table of a service, with all of its partitions and indexes. */
const StoredTableSchema = z.object({
  table: z.string(),
  bytes: count,
  /** What the planner believes; 0 for a table that was never analysed. */
  rows: count,
  /** Bytes a day, over the last 30 days or as long as it is known; null on the first day. */
  growthPerDay: z.number().nullable(),
  /** Months for which a month of it is kept; null for a table that is not cut by months. */
  keepMonths: z.number().int().nullable(),
});
export type StoredTable = z.infer<typeof StoredTableSchema>;

/** What one service has in the database and in the archive, and when it was looked after. It says nothing of any group. */
export const StorageSchema = z.object({
  service: z.string(),
  tables: z.array(StoredTableSchema),
  /** Free bytes of the disk that the database is on; null where the service cannot see it. */
  diskFreeBytes: count.nullable(),
  archive: z.object({
    /** Whether there is a place for archives; without it nothing is dropped. */
    configured: z.boolean(),
    files: count,
    bytes: count,
    last: z.object({ partition: z.string(), at: instant, rows: count, bytes: count }).nullable(),
  }),
  maintenance: z
    .object({
      begunAt: instant,
      /** Null while it is at work, or when it was killed. */
      endedAt: instant.nullable(),
      archived: count,
      dropped: count,
      failure: z.string().nullable(),
    })
    .nullable(),
});
export type Storage = z.infer<typeof StorageSchema>;
