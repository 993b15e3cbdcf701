import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { objectStoreFrom } from '@tingsu/archive';
import { loadConfig, logger } from '@tingsu/runtime';
import { z } from 'zod';
import { rebuildReadModel } from './rebuild/rebuild-read-model.usecase.js';

/** Each URL signs in as the service's own role. */
const config = loadConfig(
  z.object({
    DATABASE_URL: z.string().min(1),
    CASES_DATABASE_URL: z.string().min(1),
    GATEWAY_DATABASE_URL: z.string().min(1),
    /** Where the services archive their months. */
    ARCHIVE: z.string().min(1),
  }),
);

/** The end waits for the batch at work, and compares all positions. */
const PATIENCE_MS = 15 * 60_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const opened: UnitOfWork[] = [];

async function open(
  service: string,
  url: string,
  searchPath?: readonly string[],
): Promise<UnitOfWork> {
  const dataSource = await createDataSource({
    url,
    service,
    entities: [],
    poolSize: 2,
    applicationName: 'tingsu-rebuild',
    searchPath,
    queryTimeoutMs: PATIENCE_MS,
  }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, service, systemTime());
  opened.push(unitOfWork);
  return unitOfWork;
}

try {
  const { events, cases } = await rebuildReadModel({
    analytics: await open('analytics', config.DATABASE_URL),
    beside: await open('analytics', config.DATABASE_URL, ['analytics_rebuild', 'analytics']),
    sources: [
      { service: 'gateway', unitOfWork: await open('gateway', config.GATEWAY_DATABASE_URL) },
      { service: 'cases', unitOfWork: await open('cases', config.CASES_DATABASE_URL) },
    ],
    store: await objectStoreFrom(config.ARCHIVE),
    startOver: process.argv.includes('--start-over'),
    onProgress: say,
  });
  say(`Rebuilt: ${cases} cases from ${events} events.`);
} catch (error) {
  logger.error({ err: error }, 'the rebuild did not finish; run it again, it goes on where it was');
  say(error instanceof Error ? error.message : 'The rebuild failed.');
  process.exitCode = 1;
} finally {
  for (const unitOfWork of opened) await unitOfWork.dataSource.destroy();
}
