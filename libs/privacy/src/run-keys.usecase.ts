import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { loadConfig, logger } from '@tingsu/runtime';
import { z } from 'zod';
import { DataKeys } from './data-keys.provider.js';
import { MASTER_KEY_SETTINGS } from './master-key-settings.js';
import { MasterRing } from './master-ring.provider.js';
import {
  rewrapKeys,
  tenantKeys,
  underMasterKeys,
  type WrappedPlace,
} from './rewrap-keys.usecase.js';

/**
 * The program by which the keys of a service are looked at and rotated. Reads DATABASE_URL, which signs in as the service's role, and its
 * master keys. `status` prints one line of JSON; `rewrap` ends with 1 while anything is left under another master key.
 */
export async function runKeys(
  service: string,
  placesWith: (keys: DataKeys) => readonly WrappedPlace[] = () => [],
): Promise<void> {
  const config = loadConfig(z.object({ DATABASE_URL: z.string().min(1), ...MASTER_KEY_SETTINGS }));
  const ring = MasterRing.from(config);
  const places = [tenantKeys(ring), ...placesWith(new DataKeys(ring, service))];
  const dataSource = await createDataSource({
    url: config.DATABASE_URL,
    service,
    entities: [],
    poolSize: 2,
    applicationName: 'tingsu-keys',
  }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, service, systemTime());
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  try {
    if (process.argv.includes('rewrap')) {
      const left = await rewrapKeys(unitOfWork, ring, places, (line) => say(`${service}, ${line}`));
      say(`${service}, left under other master keys: ${left}`);
      process.exitCode = left === 0 ? 0 : 1;
    } else {
      const under = await unitOfWork.system((tx) => underMasterKeys(tx, places));
      say(JSON.stringify({ service, current: ring.current, keys: ring.keys, under }));
    }
  } catch (error) {
    logger.error({ err: error }, 'the keys were left as they are; run it again, it goes on');
    process.exitCode = 1;
  } finally {
    await dataSource.destroy();
  }
}
