import { AsyncLocalStorage } from 'node:async_hooks';
import { Registry } from 'prom-client';

export type HealthCheck = () => Promise<unknown>;

/** What a service has once, wherever its code runs. */
export interface ServiceScope {
  name: string;
  /** It asks for no new work; what is in flight still ends. */
  draining: boolean;
  readonly dependencies: Map<string, { readonly check: HealthCheck; readonly critical: boolean }>;
  readonly metrics: Registry;
}

const newScope = (): ServiceScope => ({
  name: 'tingsu',
  draining: false,
  dependencies: new Map(),
  metrics: new Registry(),
});

/** Of the only service of the process, as usual. */
const alone = newScope();
const several = new AsyncLocalStorage<ServiceScope>();

/** Of the service that the running code works for. */
export const serviceScope = (): ServiceScope => several.getStore() ?? alone;

/** Runs one of several services of a process: what the work starts, timers and connections too, has a scope of its own. */
export const inServiceScope = <T>(work: () => T): T => several.run(newScope(), work);
