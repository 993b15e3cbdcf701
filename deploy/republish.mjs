// npm run republish -- SERVICE FROM TO [--type TYPE]... [--queue QUEUE]
// Publishes the events that a service wrote between two instants again, for a lost broker or a new consumer. Every consumer knows
// the events that it has applied, so a repeat is harmless. With --queue only that queue gets them.
import { parseArgs } from 'node:util';
import { runningSystem } from './local/running.mjs';
import { giveUp, line, UserError } from './local/say.mjs';
import { SERVICES } from './local/services.mjs';

const USAGE =
  'Usage: npm run republish -- SERVICE FROM TO [--type case.opened.v1]... [--queue analytics.events.v1]\nAn instant: 2026-11-20T00:00:00Z';

try {
  await main();
} catch (error) {
  giveUp(error);
}

async function main() {
  const options = /** @type {const} */ ({
    type: { type: 'string', multiple: true },
    queue: { type: 'string' },
  });
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  const [service, from, to] = [
    positionals[0],
    new Date(positionals[1] ?? ''),
    new Date(positionals[2] ?? ''),
  ];
  if (!SERVICES.includes(service) || Number.isNaN(from.getTime()) || Number.isNaN(to.getTime()))
    throw new UserError(USAGE);
  const { brokerOf, databaseOf } = runningSystem();
  const { createDataSource, systemTime, UnitOfWork } = await import('@tingsu/database');
  const { ConfirmPublisher, republish } = await import('@tingsu/messaging');
  const dataSource = await createDataSource({
    url: databaseOf(service),
    service,
    entities: [],
    poolSize: 1,
  }).initialize();
  const publisher = new ConfirmPublisher({ url: brokerOf(service), name: `${service} republish` });
  try {
    await publisher.open();
    await publisher.connected();
    const unitOfWork = new UnitOfWork(dataSource, service, systemTime());
    const onPage = (count) => line(`${count} messages …`);
    const count = await republish({
      unitOfWork,
      publisher,
      from,
      to,
      types: values.type,
      queue: /** @type {string | undefined} */ (values.queue),
      onPage,
    });
    line(`${count} messages of ${service} were published again.`);
  } finally {
    await publisher.close();
    await dataSource.destroy();
  }
}
