/** A table that is cut by months, and how long a month of it stays in the database. */
export interface GrowingTable {
  readonly table: string;
  /** Months for which it is kept after the month itself, unless the configuration says otherwise. */
  readonly keepMonths: number;
  /** A condition, in SQL, under which a row still has work before it: a month with such a row stays. The row is `t`. */
  readonly unfinished?: string;
}

/** The shortest time that any table is kept, in months: consumers that were away are served from the last days. */
const LEAST_MONTHS = 2;

/**
 * Reads `outbox=12,notifications.notice=24`: months by table, of every service that has it or of one. Returns the tables of the service with
 * these months, or what is wrong with the text.
 */
export function keepingOf(
  text: string,
  service: string,
  tables: readonly GrowingTable[],
): { readonly tables: readonly GrowingTable[] } | { readonly fault: string } {
  const given = new Map<string, number>();
  for (const part of text.split(',').filter((found) => found.trim() !== '')) {
    const [, owner, name, months] = /^\s*(?:(\w+)\.)?(\w+)\s*=\s*(\d{1,4})\s*$/.exec(part) ?? [];
    if (name === undefined || Number(months) < LEAST_MONTHS)
      return { fault: `"${part}" is not TABLE=MONTHS with ${LEAST_MONTHS} months at least` };
    if (owner !== undefined && owner !== service) continue;
    if (!tables.some(({ table }) => table === name))
      return {
        fault: `${service} keeps no ${name} by months, but ${tables.map(({ table }) => table).join(', ')}; write SERVICE.${name} for a table of another service`,
      };
    given.set(name, Number(months));
  }
  return {
    tables: tables.map((table) => ({
      ...table,
      keepMonths: given.get(table.table) ?? table.keepMonths,
    })),
  };
}

/** A partition as the database lists it. */
export interface Partition {
  readonly relation: string;
  readonly partition: string;
  readonly key: string;
  /** Null = from the beginning. */
  readonly first: Date | null;
  readonly until: Date | null;
  readonly isDefault: boolean;
  readonly bytes: number;
  readonly rowEstimate: number;
}

/** The partitions whose time is over, oldest first. */
export function overdue(
  partitions: readonly Partition[],
  tables: readonly GrowingTable[],
  now: Date,
): readonly (Partition & { readonly until: Date })[] {
  const months = new Map(tables.map(({ table, keepMonths }) => [table, keepMonths]));
  return partitions
    .flatMap((partition) => {
      const { until, isDefault, relation } = partition;
      const keep = months.get(relation);
      return until && !isDefault && keep !== undefined && monthsAfter(until, keep) <= now
        ? [{ ...partition, until }]
        : [];
    })
    .sort((a, b) => a.until.getTime() - b.until.getTime());
}

/** Partitions begin and end with a month in UTC. */
function monthsAfter(instant: Date, months: number): Date {
  const after = new Date(instant);
  after.setUTCMonth(after.getUTCMonth() + months);
  return after;
}
