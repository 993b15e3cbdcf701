// npm run maintain [-- SERVICE...]                        archives and drops the partitions whose time is over
// npm run maintain -- list SERVICE                        what was archived
// npm run maintain -- restore SERVICE PARTITION [--days N] puts an archived partition back; maintenance leaves it for N days (30)
// npm run maintain -- verify [SERVICE...]                 reads every archived file and compares it with what was written down
// The place is ARCHIVE (file:///directory or s3://bucket?endpoint=…), else the folder of the installation.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { instanceHome } from './local/home.mjs';
import { runningSystem } from './local/running.mjs';
import { giveUp, line, UserError } from './local/say.mjs';
import { SERVICES } from './local/services.mjs';

const USAGE =
  'Usage: npm run maintain [-- SERVICE...]\n       npm run maintain -- list SERVICE\n       npm run maintain -- restore SERVICE PARTITION [--days N]\n       npm run maintain -- verify [SERVICE...]';
/** A partition may take minutes to read; in milliseconds. */
const PATIENCE_MS = 15 * 60_000;
const COMMANDS = { list, restore: restoreOne, verify };

await main().catch(giveUp);

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { days: { type: 'string', default: '30' } },
  });
  const command = COMMANDS[positionals[0] ?? ''];
  if (command) await command(positionals.slice(1), Number(values.days));
  else await round(positionals);
}

async function round(names) {
  const { maintain } = await import('@tingsu/archive');
  for (const service of servicesOf(names)) {
    await withService(service, async (unitOfWork, store) => {
      const { [service]: definition } = await import(`../services/${service}/dist/src/service.js`);
      const tables = definition.growing(process.env.KEEP_MONTHS);
      const onProgress = (text) => line(`${service}: ${text}`);
      const { archived, dropped, kept } = await maintain({
        service,
        unitOfWork,
        tables,
        store,
        onProgress,
      });
      line(`${service}: ${archived} archived, ${dropped} dropped, ${kept.length} kept`);
    });
  }
}

async function list([service, ...rest]) {
  if (rest.length > 0) throw new UserError(USAGE);
  const { archivedPartitions } = await import('@tingsu/archive');
  await withService(servicesOf([service])[0], async (unitOfWork) => {
    for (const { partition, rows, bytes, droppedAt } of await archivedPartitions(unitOfWork))
      line(
        `${partition}: ${rows} rows, ${bytes} bytes${droppedAt ? '' : ', still in the database'}`,
      );
  });
}

async function restoreOne([service, partition, ...rest], days) {
  if (!partition || rest.length > 0 || !Number.isInteger(days) || days < 1)
    throw new UserError(USAGE);
  const { restore } = await import('@tingsu/archive');
  await withService(servicesOf([service])[0], async (unitOfWork, store) => {
    const { rows } = await restore({ unitOfWork, store, partition, days, onProgress: line });
    line(`${partition}: ${rows} rows are back, for ${days} days at least`);
  });
}

async function verify(names) {
  const { verifyArchive } = await import('@tingsu/archive');
  for (const service of servicesOf(names))
    await withService(service, async (unitOfWork, store) => {
      const files = await verifyArchive(unitOfWork, store, line);
      line(`${service}: ${files} files are as they were archived`);
    });
}

function servicesOf(names) {
  if (names.some((name) => !SERVICES.includes(name))) throw new UserError(USAGE);
  return names.length > 0 ? names : SERVICES;
}

/**
 * @param {string} service
 * @param {(unitOfWork: import('@tingsu/database').UnitOfWork, store: import('@tingsu/archive').ObjectStore) => Promise<void>} work
 */
async function withService(service, work) {
  const { databaseOf } = runningSystem();
  const { createDataSource, systemTime, UnitOfWork } = await import('@tingsu/database');
  const { objectStoreFrom } = await import('@tingsu/archive');
  const store = await objectStoreFrom(
    process.env.ARCHIVE ?? pathToFileURL(join(instanceHome(), 'archive')).href,
  );
  const dataSource = await createDataSource({
    url: databaseOf(service),
    service,
    entities: [],
    poolSize: 1,
    queryTimeoutMs: PATIENCE_MS,
  }).initialize();
  try {
    await work(new UnitOfWork(dataSource, service, systemTime()), store);
  } finally {
    await dataSource.destroy();
  }
}
