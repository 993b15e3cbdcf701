import {
  Counter,
  Gauge,
  Histogram,
  type LabelValues,
  type Metric,
  type Registry,
} from 'prom-client';
import { serviceScope } from './service-scope.provider.js';

type Labels = readonly string[];
type Values = LabelValues<string>;

export interface Count {
  inc(count?: number): void;
  inc(labels: Values, count?: number): void;
}
export interface Level {
  set(value: number): void;
  set(labels: Values, value: number): void;
}
export interface Spread {
  observe(value: number): void;
  observe(labels: Values, value: number): void;
  startTimer(): () => number;
}

/** The registry behind `/metrics` of the service that asks. */
export const serviceMetrics = (): Registry => serviceScope().metrics;

/** How to make the metrics that every service has from its beginning, by name. */
const makers = new Map<string, (registry: Registry) => Metric>();

/** Makes the metrics that are at 0 until something happens. */
export function startMetrics(service: string): void {
  const registry = serviceMetrics();
  registry.setDefaultLabels({ service });
  for (const [name, make] of makers) if (!registry.getSingleMetric(name)) make(registry);
}

/** The metric of this name of the service that asks. Safe to call again. */
function ofService<Kind extends Metric>(
  name: string,
  make: (registry: Registry) => Kind,
): () => Kind {
  const own = () =>
    (serviceMetrics().getSingleMetric(name) as Kind | undefined) ?? make(serviceMetrics());
  makers.set(name, make);
  own();
  return own;
}

/** The counter of this name, made at first use; safe to call again. */
export function counter(name: string, help: string, labelNames: Labels = []): Count {
  const own = ofService(
    name,
    (registry) => new Counter({ name, help, labelNames: [...labelNames], registers: [registry] }),
  );
  return {
    inc: (first?: number | Values, count?: number) =>
      typeof first === 'object' ? own().inc(first, count) : own().inc(first),
  };
}

export function gauge(name: string, help: string, labelNames: Labels = []): Level {
  const own = ofService(
    name,
    (registry) => new Gauge({ name, help, labelNames: [...labelNames], registers: [registry] }),
  );
  return {
    set: (first: number | Values, value?: number) =>
      typeof first === 'number' ? own().set(first) : own().set(first, value ?? 0),
  };
}

/** A gauge that is read whenever someone asks for the metrics. */
export function readGauge(name: string, help: string, read: () => number | Promise<number>): void {
  const registry = serviceMetrics();
  if (registry.getSingleMetric(name)) return;
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Durations in seconds unless other buckets are given. */
export function histogram(
  name: string,
  help: string,
  labelNames: Labels = [],
  buckets: readonly number[] = SECONDS,
): Spread {
  const own = ofService(
    name,
    (registry) =>
      new Histogram({
        name,
        help,
        labelNames: [...labelNames],
        buckets: [...buckets],
        registers: [registry],
      }),
  );
  return {
    observe: (first: number | Values, value?: number) =>
      typeof first === 'number' ? own().observe(first) : own().observe(first, value ?? 0),
    startTimer: () => own().startTimer(),
  };
}
