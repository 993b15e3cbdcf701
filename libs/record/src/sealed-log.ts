/** A table whose rows are only added. They are sealed as they lie: what is encrypted stays so. */
export interface SealedLog {
  readonly table: string;
  /** Columns that change lawfully after their row was written, and are left out. */
  readonly but?: readonly string[];
  /** The column with the time of the transaction that wrote the row: one sealed long after it was put in later. */
  readonly at?: string;
  /** Rows are removed when they are as old, by `at`. */
  readonly keptDays?: number;
}

/** What a leaf covers of the rows of a log. Stored once for many pages, so that a column that is added later changes no leaf. */
export interface Shape {
  readonly log: string;
  /** Columns that name a row among those of its log, in this order. */
  readonly key: readonly string[];
  /** Covered columns, the key among them. */
  readonly columns: readonly string[];
}

/** What the database says of a table. */
export interface TableShape {
  readonly key: readonly string[];
  readonly columns: readonly string[];
}

/** Holds the transaction that wrote a row; null for rows from before the log was sealed. */
export const SEALING = 'sealing';

export function shapeOfLog({ table, but = [], at, keptDays }: SealedLog, found: TableShape): Shape {
  const columns = found.columns.filter((name) => name !== SEALING && !but.includes(name));
  const missing = [...but, ...(at === undefined ? [] : [at]), SEALING].filter(
    (name) => !found.columns.includes(name),
  );
  if (missing.length > 0 || found.key.length === 0)
    throw new Error(
      `The table ${table} cannot be sealed: it has no ${missing.join(', ') || 'key'}`,
    );
  // Whether a row is old enough to be gone must be known when it is.
  const more = at !== undefined && keptDays !== undefined && !found.key.includes(at) ? [at] : [];
  return { log: table, key: [...found.key, ...more], columns };
}

export const isSameShape = (a: Shape, b: Shape): boolean =>
  JSON.stringify([a.log, a.key, a.columns]) === JSON.stringify([b.log, b.key, b.columns]);

/** What the leaf of a row says: the log, and the row as PostgreSQL writes its covered columns as jsonb, in UTC. */
export const leafContent = (log: string, row: string): string => `${log}\n${row}`;
