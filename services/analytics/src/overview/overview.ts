import type { CalledBack, CaseStateName, LocalizedText, Overview } from '@tingsu/contracts';
import { hasEnded } from '../projections/case-fact.js';
import type { Dimension } from '../projections/tally.js';

export interface Count {
  readonly dimension: Dimension;
  readonly key: string;
  readonly count: number;
}
export interface DayCount {
  readonly day: string;
  readonly received: number;
  readonly closed: number;
}
/** How many cases of a month a call-back found this in. */
export interface MonthCount {
  readonly month: string;
  readonly found: CalledBack;
  readonly count: number;
}
export interface Figures {
  readonly asOf: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly counts: readonly Count[];
  readonly days: readonly DayCount[];
  readonly labels: ReadonlyMap<string, LocalizedText>;
}

/** Puts counters into the shape of the dashboard. `closed` counts every case whose handling has ended. */
export function overviewOf({ asOf, from, to, counts, days, labels }: Figures): Overview {
  const states = tallyOf(counts, 'state');
  const open = sum(states.filter(({ key }) => key !== null && !hasEnded(key as CaseStateName)));
  const received = totalOf(counts, 'received');
  return {
    asOf,
    from,
    to,
    received,
    open,
    overdue: totalOf(counts, 'overdue'),
    closed: received - open,
    byCampus: tallyOf(counts, 'campus'),
    byDepartment: tallyOf(counts, 'department'),
    byCategory: tallyOf(counts, 'category'),
    byChannel: tallyOf(counts, 'channel'),
    byKind: tallyOf(counts, 'kind'),
    byState: states,
    byNature: tallyOf(counts, 'nature'),
    byDay: [...days],
    onTime: onTimeOf(counts, labels),
  };
}

interface Tally {
  readonly key: string | null;
  readonly count: number;
}

/** Most frequent first; the empty key ("none yet") is null. */
function tallyOf(counts: readonly Count[], dimension: Dimension): Tally[] {
  return counts
    .filter((count) => count.dimension === dimension && count.count > 0)
    .map(({ key, count }) => ({ key: key === '' ? null : key, count }))
    .sort((a, b) => b.count - a.count || (a.key ?? '').localeCompare(b.key ?? ''));
}

function onTimeOf(
  counts: readonly Count[],
  labels: ReadonlyMap<string, LocalizedText>,
): Overview['onTime'] {
  const of = (dimension: Dimension, clockId: string) =>
    sum(counts.filter((count) => count.dimension === dimension && count.key === clockId));
  const clocks = new Set(
    counts
      .filter(({ dimension, count }) => dimension.startsWith('clock_') && count > 0)
      .map(({ key }) => key),
  );
  const byClock = [...clocks].sort().map((clockId) => {
    const [met, late, open] = [
      of('clock_met', clockId),
      of('clock_late', clockId),
      of('clock_open', clockId),
    ];
    return {
      clockId,
      label: labels.get(clockId) ?? { zh: clockId, en: clockId },
      met,
      late,
      open,
      rate: rateOf(met, late, open),
    };
  });
  return {
    rate: rateOf(
      totalOf(counts, 'clock_met'),
      totalOf(counts, 'clock_late'),
      totalOf(counts, 'clock_open'),
    ),
    byClock,
  };
}

/** Null while nothing was due yet: "100 % of nothing" would mislead. */
function rateOf(met: number, late: number, open: number): number | null {
  const due = met + late + open;
  return due === 0 ? null : met / due;
}

const totalOf = (counts: readonly Count[], dimension: Dimension): number =>
  sum(counts.filter((count) => count.dimension === dimension));
const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);
