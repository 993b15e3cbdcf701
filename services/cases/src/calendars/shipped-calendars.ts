import type { PolicyActivated } from '@tingsu/contracts';
import { canonicalJson } from '../ledger/canonical.js';

type Calendar = PolicyActivated['data']['calendars'][number];
type Status = Calendar['years'][number]['status'];

/**
 * The calendars after an update of the product: of each calendar the years that the update changed, but never a provisional year in the
 * place of one that the hospital has published itself.
 */
export function mergeShipped<Data extends Calendar>(
  current: readonly Data[],
  before: ReadonlyMap<string, Data>,
  shipped: readonly Data[],
): Data[] {
  const known = new Set(shipped.map(({ id }) => id));
  return [
    ...shipped.map((calendar) => {
      const now = current.find(({ id }) => id === calendar.id);
      return now ? updated(now, before.get(calendar.id), calendar) : calendar;
    }),
    ...current.filter(({ id }) => !known.has(id)),
  ];
}

function updated<Data extends Calendar>(now: Data, before: Data | undefined, shipped: Data): Data {
  if (before && canonicalJson(before) === canonicalJson(shipped)) return now;
  const years = [...new Set([...now.years, ...shipped.years].map(({ year }) => year))].sort(
    (one, other) => one - other,
  );
  const taken = years.filter((year) =>
    before && same(before, shipped, year) ? false : isBetter(now, shipped, year),
  );
  const from = (year: number): Calendar => (taken.includes(year) ? shipped : now);
  return {
    ...(before && sameLayer(before, shipped) ? now : shipped),
    years: years.flatMap((year) => entriesOf(from(year), year)),
    days: [
      ...years.flatMap((year) => daysOf(from(year), year)),
      ...now.days.filter(({ date }) => !years.includes(yearOf(date))),
    ],
  };
}

const isBetter = (now: Calendar, shipped: Calendar, year: number): boolean =>
  statusOf(shipped, year) !== null &&
  !(statusOf(now, year) === 'published' && statusOf(shipped, year) === 'provisional');
const statusOf = (calendar: Calendar, year: number): Status | null =>
  entriesOf(calendar, year)[0]?.status ?? null;
const entriesOf = (calendar: Calendar, year: number): Calendar['years'] =>
  calendar.years.filter((one) => one.year === year);
const daysOf = (calendar: Calendar, year: number): Calendar['days'] =>
  calendar.days.filter(({ date }) => yearOf(date) === year);
const yearOf = (date: string): number => Number(date.slice(0, 4));

function same(one: Calendar, other: Calendar, year: number): boolean {
  return (
    statusOf(one, year) === statusOf(other, year) &&
    JSON.stringify(daysOf(one, year)) === JSON.stringify(daysOf(other, year))
  );
}

function sameLayer(one: Calendar, other: Calendar): boolean {
  const layer = ({
    label,
    parent,
    scope,
    alwaysOpen,
    fixed,
    statutory,
    weekend,
  }: Calendar): string =>
    JSON.stringify([label, parent, scope, alwaysOpen, fixed, statutory, weekend]);
  return layer(one) === layer(other);
}
