import { objectStoreFrom } from '@tingsu/archive';
import { createDataSource, systemTime, UnitOfWork } from '@tingsu/database';
import type { RebuildOptions } from '@tingsu/messaging';
import { loadConfig, logger } from '@tingsu/runtime';
import { z } from 'zod';

/** The end waits for the batch at work, and compares all positions; in milliseconds. */
const PATIENCE_MS = 15 * 60_000;

/**
 * The program that rebuilds the read model of a service from what others published: opens the databases, and ends with exit code 1 and the
 * reason when it did not finish. It reads `DATABASE_URL`, `ARCHIVE`, and `CASES_DATABASE_URL` and the like for the sources, each with the
 * service's own role. `work` returns what was rebuilt, in a sentence.
 */
export async function runRebuild(
  service: string,
  sources: readonly string[],
  work: (options: Omit<RebuildOptions, 'kinds' | 'handlers'>) => Promise<string>,
): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const opened: UnitOfWork[] = [];
  const open = async (name: string, url: string, searchPath?: readonly string[]) => {
    const dataSource = await createDataSource({
      url,
      service: name,
      entities: [],
      poolSize: 2,
      applicationName: 'tingsu-rebuild',
      searchPath,
      queryTimeoutMs: PATIENCE_MS,
    }).initialize();
    const unitOfWork = new UnitOfWork(dataSource, name, systemTime());
    opened.push(unitOfWork);
    return unitOfWork;
  };
  try {
    const names = ['DATABASE_URL', 'ARCHIVE', ...sources.map(variableOf)];
    const config = loadConfig(
      z.object(Object.fromEntries(names.map((name) => [name, z.string().min(1)]))),
    );
    const own = config['DATABASE_URL'] ?? '';
    const done = await work({
      unitOfWork: await open(service, own),
      beside: await open(service, own, [`${service}_rebuild`, service]),
      sources: await Promise.all(
        sources.map(async (source) => ({
          service: source,
          unitOfWork: await open(source, config[variableOf(source)] ?? ''),
        })),
      ),
      store: await objectStoreFrom(config['ARCHIVE'] ?? ''),
      startOver: process.argv.includes('--start-over'),
      onProgress: say,
    });
    say(done);
  } catch (error) {
    logger.error(
      { err: error },
      'the rebuild did not finish; run it again, it goes on where it was',
    );
    say(error instanceof Error ? error.message : 'The rebuild failed.');
    process.exitCode = 1;
  } finally {
    for (const { dataSource } of opened) await dataSource.destroy();
  }
}

const variableOf = (service: string): string => `${service.toUpperCase()}_DATABASE_URL`;
