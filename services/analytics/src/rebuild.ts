import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import { loadConfig, logger } from '@tingsu/runtime';
import { ConfirmPublisher } from '@tingsu/messaging';
import { z } from 'zod';
import { rebuildReadModel } from './rebuild/rebuild-read-model.usecase.js';

/** Each URL signs in as the service's own role. */
const config = loadConfig(
  z.object({
    DATABASE_URL: z.string().min(1),
    AMQP_URL: z.string().min(1),
    CASES_DATABASE_URL: z.string().min(1),
    INTAKE_DATABASE_URL: z.string().min(1),
    GATEWAY_DATABASE_URL: z.string().min(1),
  }),
);

const say = (line: string) => process.stdout.write(`${line}\n`);
const publisher = new ConfirmPublisher({ url: config.AMQP_URL, name: 'analytics rebuild' });
const opened: UnitOfWork[] = [];

async function open(service: string, url: string): Promise<UnitOfWork> {
  const dataSource = await createDataSource({
    url,
    service,
    entities: [],
    poolSize: 2,
    applicationName: 'tingsu-rebuild',
  }).initialize();
  const unitOfWork = new UnitOfWork(dataSource, service, systemTime());
  opened.push(unitOfWork);
  return unitOfWork;
}

try {
  const analytics = await open('analytics', config.DATABASE_URL);
  const sources = [
    { service: 'gateway', unitOfWork: await open('gateway', config.GATEWAY_DATABASE_URL) },
    { service: 'intake', unitOfWork: await open('intake', config.INTAKE_DATABASE_URL) },
    { service: 'cases', unitOfWork: await open('cases', config.CASES_DATABASE_URL) },
  ];
  await publisher.open();
  await publisher.connected();
  const { events, cases } = await rebuildReadModel({
    analytics,
    publisher,
    sources,
    onProgress: say,
  });
  say(`Rebuilt: ${cases} cases from ${events} events.`);
} catch (error) {
  logger.error({ err: error }, 'the rebuild did not finish; run it again, it starts over');
  say(error instanceof Error ? error.message : 'The rebuild failed.');
  process.exitCode = 1;
} finally {
  await publisher.close().catch(() => undefined);
  for (const unitOfWork of opened) await unitOfWork.dataSource.destroy();
}
