import { CHANNELS } from '@tingsu/contracts';
import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { z } from 'zod';
import { registerAdapter } from './channels/adapter.repository.js';

const AdapterSchema = z.strictObject({
  name: z.string().min(1).max(60),
  /** At least 32 random bytes in hexadecimal or base64. */
  key: z.string().min(32).max(200),
  channels: z.array(z.enum(CHANNELS)).min(1),
  /** Empty: all campuses. */
  campuses: z.array(z.string()).default([]),
});
type AdapterSeed = z.input<typeof AdapterSchema>;

export interface SeedAdaptersOptions {
  /** Signs in as the service's role. */
  readonly databaseUrl: string;
  readonly tenantId: string;
  readonly adapters: readonly AdapterSeed[];
}

/** Registers channel adapters by name. Doing it again changes nothing but what is new in the list. */
export async function seedAdapters({
  databaseUrl,
  tenantId,
  adapters,
}: SeedAdaptersOptions): Promise<void> {
  const wanted = z.array(AdapterSchema).parse(adapters);
  const dataSource = await createDataSource({
    url: databaseUrl,
    service: 'intake',
    entities: [],
    poolSize: 1,
  }).initialize();
  try {
    const unitOfWork = new UnitOfWork(dataSource, 'intake', systemTime());
    await unitOfWork.run(tenantId, async (tx) => {
      for (const adapter of wanted) await registerAdapter(tx, adapter);
    });
  } finally {
    await dataSource.destroy();
  }
}
