import { logger } from './logger.provider.js';
import { within } from './within.timer.js';

export type HealthCheck = () => Promise<unknown>;
interface Dependency {
  readonly check: HealthCheck;
  readonly critical: boolean;
}

const CHECK_TIMEOUT_MS = 2_000;
const dependencies = new Map<string, Dependency>();
let draining = false;

/**
 * Names something that this process depends on; `check` rejects when it is down. Without a critical one (PostgreSQL)
 * the process is not ready; without another (RabbitMQ, Redis) it is degraded and keeps taking requests.
 * Returns how to take it back.
 */
export function registerHealth(
  name: string,
  check: HealthCheck,
  options: { readonly critical: boolean },
): () => void {
  const dependency = { check, critical: options.critical };
  dependencies.set(name, dependency);
  return () => {
    if (dependencies.get(name) === dependency) dependencies.delete(name);
  };
}

/** From now on the process asks for no new work; what is in flight still ends. */
export function startDraining(): void {
  draining = true;
}

export interface Readiness {
  readonly status: 'up' | 'degraded' | 'down';
  readonly dependencies: Readonly<Record<string, 'up' | 'degraded' | 'down'>>;
}

export async function readiness(): Promise<Readiness> {
  const found = await Promise.all(
    [...dependencies].map(
      async ([name, { check, critical }]) =>
        [name, (await isUp(name, check)) ? 'up' : critical ? 'down' : 'degraded'] as const,
    ),
  );
  const states = found.map(([, state]) => state);
  const status =
    draining || states.includes('down') ? 'down' : states.includes('degraded') ? 'degraded' : 'up';
  return { status, dependencies: Object.fromEntries(found) };
}

async function isUp(name: string, check: HealthCheck): Promise<boolean> {
  try {
    const answered = check().then(() => true);
    return await within(CHECK_TIMEOUT_MS, answered, false);
  } catch (error) {
    logger.debug({ err: error, dependency: name }, 'dependency is not up');
    return false;
  }
}
