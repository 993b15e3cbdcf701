import { logger } from './logger.provider.js';
import { type HealthCheck, serviceScope } from './service-scope.provider.js';
import { within } from './within.timer.js';

const CHECK_TIMEOUT_MS = 2_000;

/**
 * Names something that the service depends on; `check` rejects when it is down. Without a critical one (PostgreSQL)
 * the service is not ready; without another (RabbitMQ, Redis) it is degraded and keeps taking requests.
 * Returns how to take it back.
 */
export function registerHealth(
  name: string,
  check: HealthCheck,
  options: { readonly critical: boolean },
): () => void {
  const { dependencies } = serviceScope();
  const dependency = { check, critical: options.critical };
  dependencies.set(name, dependency);
  return () => {
    if (dependencies.get(name) === dependency) dependencies.delete(name);
  };
}

export interface Readiness {
  readonly status: 'up' | 'degraded' | 'down';
  readonly dependencies: Readonly<Record<string, 'up' | 'degraded' | 'down'>>;
}

export async function readiness(): Promise<Readiness> {
  const { dependencies, draining } = serviceScope();
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
