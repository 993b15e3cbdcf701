import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { DataKeys, MASTER_KEY_SETTINGS, MasterRing } from '@tingsu/privacy';
import { loadConfig, logger } from '@tingsu/runtime';
import { z } from 'zod';
import { type FindSource, rebuildIndex } from './rebuild-index.usecase.js';

/** The program that rebuilds the index of a service. Reads DATABASE_URL, which signs in as the service's role, and its master keys. */
export async function runRebuild(
  service: string,
  sourceWith: (keys: DataKeys) => FindSource,
): Promise<void> {
  const config = loadConfig(z.object({ DATABASE_URL: z.string().min(1), ...MASTER_KEY_SETTINGS }));
  const keys = new DataKeys(MasterRing.from(config), service);
  const dataSource = await createDataSource({
    url: config.DATABASE_URL,
    service,
    entities: [],
    poolSize: 2,
    applicationName: 'tingsu-rebuild-find',
  }).initialize();
  try {
    await rebuildIndex({
      unitOfWork: new UnitOfWork(dataSource, service, systemTime()),
      keys,
      source: sourceWith(keys),
      onProgress: (line) => process.stdout.write(`${service}, ${line}\n`),
    });
  } catch (error) {
    logger.error({ err: error }, 'the rebuild was stopped; run it again, it goes on where it was');
    process.exitCode = 1;
  } finally {
    await dataSource.destroy();
  }
}
