import {
  fieldUnder,
  headingKey,
  orderColumnsIn,
  orderRows,
  USUAL_HEADINGS,
  type OrderCheck,
  type OrderColumn,
  type OrderField,
  type OrderFault,
  type OrderMapping,
  type OrderRow,
} from '@tingsu/contracts';

/** A table as it was read, and what its columns stand for. */
export interface OrderTable {
  readonly sheet: readonly (readonly string[])[];
  readonly columns: readonly OrderColumn[];
  /** The first row below the headings, from 0. */
  readonly below: number;
}

/** A row on its way into the house. */
export interface ImportRow extends OrderRow {
  /** Null until the server has looked at it. */
  readonly check: OrderCheck | null;
  /** An earlier row with the same number. */
  readonly sameAs: number | null;
  /** What became of it; null until it was taken. */
  readonly outcome: RowOutcome | null;
}
export type RowOutcome =
  { readonly caseNo: string; readonly known: boolean } | { readonly faults: readonly OrderFault[] };

/** Where no row names what an order needs, the fullest of the first stands for the headings, to be assigned by hand. */
export const tableOf = (sheet: OrderTable['sheet'], mapping: OrderMapping): OrderTable => {
  const found = orderColumnsIn(sheet, mapping.columns ?? {});
  if (found) return { sheet, ...found };
  const fullness = sheet.slice(0, 10).map((row) => row.filter((cell) => cell !== '').length);
  const head = Math.max(0, fullness.indexOf(Math.max(...fullness)));
  const headings = sheet[head] ?? [];
  return { sheet, columns: headings.map((heading) => ({ heading, field: null })), below: head + 1 };
};

/** A field stands for one column. */
export const assigned = (
  columns: readonly OrderColumn[],
  at: number,
  field: OrderField | null,
): readonly OrderColumn[] =>
  columns.map((column, index) => {
    if (index === at) return { ...column, field };
    return field !== null && column.field === field ? { ...column, field: null } : column;
  });

/** Rows of the table, none of them looked at yet. */
export const rowsOf = ({ sheet, columns, below }: OrderTable): readonly ImportRow[] => {
  const firsts = new Map<string, number>();
  return orderRows(sheet, columns, below).map((one) => {
    const number = one.cells.orderNo ?? '';
    const sameAs = firsts.get(number) ?? null;
    if (number !== '' && sameAs === null) firsts.set(number, one.row);
    return { ...one, check: null, sameAs, outcome: null };
  });
};

/** Whether the columns say what the mapping does not know yet. */
export const isNewMapping = (columns: readonly OrderColumn[], mapping: OrderMapping): boolean =>
  columns.some(({ heading, field }) => fieldUnder(heading, mapping.columns ?? {}) !== field);

/** The mapping with these columns, so that the next table of the authority is read at once. */
export const mappingWith = (
  columns: readonly OrderColumn[],
  mapping: OrderMapping,
): OrderMapping => {
  const own: Partial<Record<OrderField, string[]>> = { ...mapping.columns };
  const known = (field: OrderField): readonly string[] => own[field] ?? USUAL_HEADINGS[field];
  for (const { heading, field } of columns) {
    const before = fieldUnder(heading, own);
    if (before === field || heading.trim() === '') continue;
    if (before !== null)
      own[before] = known(before).filter((one) => headingKey(one) !== headingKey(heading));
    if (field !== null) own[field] = [heading, ...known(field)].slice(0, 20);
  }
  return { ...mapping, columns: own };
};

export type RowState = OrderCheck['state'] | 'taken' | 'unchecked';
export const stateOf = ({ check, outcome }: ImportRow): RowState => {
  if (outcome) return 'caseNo' in outcome ? 'taken' : 'faulty';
  return check?.state ?? 'unchecked';
};
export const faultsOf = ({ check, outcome }: ImportRow): readonly OrderFault[] =>
  outcome && 'faults' in outcome ? outcome.faults : (check?.faults ?? []);

/** Rows that can be taken and have not been. */
export const rowsToTake = (rows: readonly ImportRow[]): readonly ImportRow[] =>
  rows.filter(
    ({ check, outcome }) => outcome === null && check !== null && check.state !== 'faulty',
  );

export const countOf = (rows: readonly ImportRow[], state: RowState): number =>
  rows.filter((row) => stateOf(row) === state).length;

export const inChunks = <Item>(
  items: readonly Item[],
  size: number,
): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
