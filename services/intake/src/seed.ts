import { CHANNELS } from '@tingsu/contracts';
import { createDataSource, systemTime, type Transaction, UnitOfWork } from '@tingsu/database';
import { DataKeyEntity, DataKeys, type MasterKeySettings, MasterRing } from '@tingsu/privacy';
import { z } from 'zod';
import { MediaAccountEntity } from './accounts/media-account.entity.js';
import { MediaAccountRepository } from './accounts/media-account.repository.js';
import { adapterIds, seedAdapter } from './channels/adapter.repository.js';
import { AccountSecretSchema, AccountSettingsSchema, MEDIUM_OF } from './media/account.js';

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

/** Registers channel adapters by name. Doing it again changes nothing but what is new in the list. Returns their ids by name. */
export async function seedAdapters({
  databaseUrl,
  tenantId,
  adapters,
}: SeedAdaptersOptions): Promise<ReadonlyMap<string, string>> {
  const wanted = z.array(AdapterSchema).parse(adapters);
  return inGroup({ databaseUrl, tenantId }, async (tx) => {
    for (const adapter of wanted) await seedAdapter(tx, adapter);
    return adapterIds(tx);
  });
}

const AccountSchema = z.object({
  settings: AccountSettingsSchema,
  secret: AccountSecretSchema,
  receiptKey: z.string().min(16),
});

interface SeedAccountsOptions {
  /** Signs in as the service's role. */
  readonly databaseUrl: string;
  readonly masterKeys: MasterKeySettings;
  readonly tenantId: string;
  readonly accounts: readonly z.input<typeof AccountSchema>[];
}

/** Keeps accounts at providers for media that have none yet. */
export async function seedAccounts({
  databaseUrl,
  masterKeys,
  tenantId,
  accounts,
}: SeedAccountsOptions): Promise<void> {
  const wanted = z.array(AccountSchema).parse(accounts);
  const repository = new MediaAccountRepository(
    new DataKeys(MasterRing.from(masterKeys), 'intake'),
  );
  await inGroup({ databaseUrl, tenantId }, async (tx) => {
    const kept = (await repository.list(tx)).map(({ medium }) => medium);
    for (const account of wanted) {
      const medium = MEDIUM_OF[account.settings.provider];
      if (!kept.includes(medium))
        await repository.keep(tx, { ...account, medium, changedBy: null });
    }
  });
}

async function inGroup<T>(
  { databaseUrl, tenantId }: { readonly databaseUrl: string; readonly tenantId: string },
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const dataSource = await createDataSource({
    url: databaseUrl,
    service: 'intake',
    entities: [DataKeyEntity, MediaAccountEntity],
    poolSize: 1,
  }).initialize();
  try {
    return await new UnitOfWork(dataSource, 'intake', systemTime()).run(tenantId, work);
  } finally {
    await dataSource.destroy();
  }
}
