import type { Storage, StoredTable } from '@tingsu/contracts';

export interface TableOfService extends StoredTable {
  readonly service: string;
}

/** The whole of what the services keep. */
export interface StorageTotals {
  readonly bytes: number;
  /** Null while no service knows an earlier day. */
  readonly growthPerDay: number | null;
  readonly diskFreeBytes: number | null;
  /** Whole days until the disk is full at this growth; null when that is not known or nothing grows. */
  readonly daysLeft: number | null;
  readonly archiveFiles: number;
  readonly archiveBytes: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

export function totalsOf(services: readonly Storage[]): StorageTotals {
  const tables = services.flatMap((one) => one.tables);
  const known = tables.flatMap(({ growthPerDay }) => (growthPerDay === null ? [] : [growthPerDay]));
  const growthPerDay = known.length === 0 ? null : sum(known);
  const disks = services.flatMap(({ diskFreeBytes }) => diskFreeBytes ?? []);
  const diskFreeBytes = disks.length === 0 ? null : Math.min(...disks);
  return {
    bytes: sum(tables.map(({ bytes }) => bytes)),
    growthPerDay,
    diskFreeBytes,
    daysLeft:
      diskFreeBytes === null || growthPerDay === null || growthPerDay <= 0
        ? null
        : Math.floor(diskFreeBytes / growthPerDay),
    archiveFiles: sum(services.map(({ archive }) => archive.files)),
    archiveBytes: sum(services.map(({ archive }) => archive.bytes)),
  };
}

/** The largest first. */
export const largestTables = (services: readonly Storage[]): readonly TableOfService[] =>
  services
    .flatMap(({ service, tables }) => tables.map((table) => ({ service, ...table })))
    .sort((one, other) => other.bytes - one.bytes);

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** `1.2 GB`, with the sign of a change where `signed` asks for it. */
export function inBytes(bytes: number, language: string, signed = false): string {
  const power = Math.min(
    UNITS.length - 1,
    Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(bytes))) / 3)),
  );
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
    signDisplay: signed ? 'exceptZero' : 'auto',
  }).format(bytes / 1000 ** power);
}

/** `12 months`, `400 days`. */
export const inUnits = (count: number, unit: 'day' | 'month', language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
