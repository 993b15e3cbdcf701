import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The registry behind `/metrics`. */
export const metrics = new Registry();

type Labels = readonly string[];

/** The counter of this name, made at first use; safe to call again. */
export const counter = (name: string, help: string, labelNames: Labels = []): Counter =>
  (metrics.getSingleMetric(name) as Counter | undefined) ??
  new Counter({ name, help, labelNames: [...labelNames], registers: [metrics] });

/** `collect`, if given, sets the value on every scrape. */
export const gauge = (
  name: string,
  help: string,
  labelNames: Labels = [],
  collect?: (gauge: Gauge) => void | Promise<void>,
): Gauge =>
  (metrics.getSingleMetric(name) as Gauge | undefined) ??
  new Gauge({
    name,
    help,
    labelNames: [...labelNames],
    registers: [metrics],
    ...(collect
      ? {
          collect(this: Gauge) {
            return collect(this);
          },
        }
      : {}),
  });

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Durations in seconds unless other buckets are given. */
export const histogram = (
  name: string,
  help: string,
  labelNames: Labels = [],
  buckets: readonly number[] = SECONDS,
): Histogram =>
  (metrics.getSingleMetric(name) as Histogram | undefined) ??
  new Histogram({
    name,
    help,
    labelNames: [...labelNames],
    buckets: [...buckets],
    registers: [metrics],
  });
