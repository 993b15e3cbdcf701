import { getMetadataArgsStorage } from 'typeorm';
import type { Transaction } from './transaction.repository.js';

/** The row of a table, or of some of its columns. */
export type RowOf<Of> = Of extends Columns<infer Row, infer _Table> ? Row : never;

/** A row on its way into the database: an instant may also be ISO text. */
export type Given<Row> = {
  readonly [Key in keyof Row]: Date extends Row[Key] ? Row[Key] | string : Row[Key];
};

/** A row whose instants are ISO text in UTC (and whose days are days, as always). */
export type AsText<Row> = {
  readonly [Key in keyof Row]: Date extends Row[Key] ? string | Exclude<Row[Key], Date> : Row[Key];
};

type Property<Row> = keyof Row & string;

/** SQL by column: what a statement writes into it. */
type Values<Row> = Readonly<Partial<Record<Property<Row>, string>>>;

interface Column {
  readonly property: string;
  readonly name: string;
  /** As SQL writes it, e.g. `text[]`. */
  readonly type: string;
}

/**
 * Some columns of a table, and what SQL says of them. A row has the shape of the entity on the way in
 * and out: the column `case_no` is `caseNo`.
 *
 * @example
 * const Listed = Cases.pick('caseNo', 'nextDueAt');
 * const rows = await Listed.select(tx, 'where open order by case_no limit $1', [50]);
 * rows[0]?.nextDueAt; // Date | null
 */
export class Columns<Row extends object, Table extends Row = Row> {
  constructor(
    /** The name of the table. */
    readonly table: string,
    private readonly all: readonly Column[],
    private readonly columns: readonly Column[] = all,
  ) {}

  pick<Key extends Property<Row>>(...keys: readonly Key[]): Columns<Pick<Row, Key>, Table> {
    return new Columns(
      this.table,
      this.all,
      keys.map((key) => this.column(key)),
    );
  }

  omit<Key extends Property<Row>>(...keys: readonly Key[]): Columns<Omit<Row, Key>, Table> {
    const left = keys.map((key) => this.column(key));
    return new Columns<Omit<Row, Key>, Table & Omit<Row, Key>>(
      this.table,
      this.all,
      this.columns.filter((column) => !left.includes(column)),
    );
  }

  /** `case_no, next_due_at` */
  get names(): string {
    return this.list(({ name }) => name);
  }

  /** For `select`: `c.case_no as "caseNo", c.next_due_at as "nextDueAt"` */
  as(alias?: string): string {
    const from = alias === undefined ? '' : `${alias}.`;
    return this.list(({ property, name }) => `${from}${name} as "${property}"`);
  }

  /** The same with instants as ISO text in UTC, to the millisecond, and days as `YYYY-MM-DD`. */
  asText(alias: string): string {
    return this.list(
      ({ property, name, type }) => `${textOf(`${alias}.${name}`, type)} as "${property}"`,
    );
  }

  /** The columns of rows that came as JSON: `r."caseNo", r."nextDueAt"` */
  of(rows = 'r'): string {
    return this.list(({ property }) => `${rows}."${property}"`);
  }

  /** For `update … set`, from rows that came as JSON: `case_no = r."caseNo"` */
  set(rows = 'r'): string {
    return this.list(({ property, name }) => `${name} = ${rows}."${property}"`);
  }

  /** For `on conflict … do update set`: `case_no = excluded.case_no` */
  get excluded(): string {
    return this.list(({ name }) => `${name} = excluded.${name}`);
  }

  /** Finds the rows that came as JSON in the table: `c.case_no = r."caseNo" and …` */
  match(alias: string, rows = 'r'): string {
    return this.list(({ property, name }) => `${alias}.${name} = ${rows}."${property}"`, ' and ');
  }

  /** The columns of rows that come as JSON, as SQL defines them: `"caseNo" text, "nextDueAt" timestamptz` */
  get record(): string {
    return this.list(({ property, type }) => `"${property}" ${type}`);
  }

  /**
   * The rows of a parameter that `json` made, to select from. `more` are columns that the rows have
   * and the table has not, by their type: `{ previousVersion: 'integer' }`.
   */
  rows(parameter = '$1', alias = 'r', more: Readonly<Record<string, string>> = {}): string {
    const added = Object.entries(more).map(([name, type]) => `, "${name}" ${type}`);
    return `json_to_recordset(${parameter}::json) as ${alias} (${this.record}${added.join('')})`;
  }

  /**
   * Inserts the rows of `$1`, any number in one statement. `also` are further columns of the table,
   * the same for all rows, as SQL: `{ tenantId: '$2::uuid' }`. An order or a conflict clause may follow.
   */
  insert(also?: Values<Table>): string {
    const given = Object.entries<string | undefined>(also ?? {});
    const names = [...given.map(([key]) => this.column(key).name), this.names];
    const values = [...given.map(([, sql]) => sql), this.of()];
    return `insert into ${this.table} (${names.join(', ')}) select ${values.join(', ')} from ${this.rows()}`;
  }

  /**
   * Rows as one parameter. Only the columns of a row can hold bytes, not the documents in them. Half a character becomes U+FFFD, as in
   * every text that goes to the database.
   */
  json(rows: readonly Given<Row>[]): string {
    const bytes = this.columns.filter(({ type }) => type === 'bytea').map((one) => one.property);
    const text = JSON.stringify(bytes.length === 0 ? rows : rows.map((row) => withHex(row, bytes)));
    return text.includes('\\ud') ? text.replaceAll(HALF, '$1\ufffd') : text;
  }

  /** Reads these columns of the rows that the rest of the statement finds: `where … order by …`. */
  select(tx: Transaction, rest = '', parameters: readonly unknown[] = []): Promise<Row[]> {
    return tx.query<Row>(`select ${this.as()} from ${this.table} ${rest}`, parameters);
  }

  /** Inserts rows; `rest` may say what becomes of a conflict. */
  async add(tx: Transaction, rows: readonly Given<Row>[], rest = ''): Promise<void> {
    if (rows.length > 0) await tx.query(`${this.insert()} ${rest}`, [this.json(rows)]);
  }

  private list(part: (column: Column) => string, separator = ', '): string {
    return this.columns.map(part).join(separator);
  }

  private column(property: string): Column {
    const found = this.all.find((column) => column.property === property);
    if (!found) throw new Error(`The table ${this.table} has no column for ${property}`);
    return found;
  }
}

/**
 * The table of an entity, all of its columns. The entity is the only description of a table: SQL and
 * row types are taken from here, and `schemaDrift` compares it with the database.
 */
export function table<Row extends object>(entity: new () => Row): Columns<Row> {
  const { tables, columns } = getMetadataArgsStorage();
  const name = tables.find(({ target }) => target === entity)?.name;
  if (name === undefined) throw new Error(`${entity.name} is not an entity with a named table`);
  return new Columns<Row>(
    name,
    columns
      .filter(({ target }) => target === entity)
      .map(({ propertyName, options }) => ({
        property: propertyName,
        name: options.name ?? propertyName,
        type: `${sqlType(options.type, `${entity.name}.${propertyName}`)}${options.array ? '[]' : ''}`,
      })),
  );
}

/** The escape of half a surrogate pair: JSON writes whole characters as they are. */
const HALF = /((?<!\\)(?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g;

function sqlType(type: unknown, column: string): string {
  if (typeof type !== 'string')
    throw new Error(`${column} needs the name of its type in PostgreSQL`);
  return type;
}

function textOf(column: string, type: string): string {
  if (type === 'date') return `${column}::text`;
  if (type !== 'timestamptz') return column;
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** As PostgreSQL reads `bytea` from text. */
function withHex<Row extends object>(row: Row, columns: readonly string[]): Row {
  const found = Object.entries(row).filter(
    (entry): entry is [string, Uint8Array] =>
      columns.includes(entry[0]) && entry[1] instanceof Uint8Array,
  );
  return {
    ...row,
    ...Object.fromEntries(
      found.map(([key, bytes]) => [key, `\\x${Buffer.from(bytes).toString('hex')}`]),
    ),
  };
}
