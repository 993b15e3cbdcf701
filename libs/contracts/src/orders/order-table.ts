import { fieldUnder, type OrderCells, type OrderColumns, type OrderField } from './order-fields.js';

/** A heading of a table, and what stands under it; null for what we have no use for. */
export interface OrderColumn {
  readonly heading: string;
  readonly field: OrderField | null;
}
/** One order as it stands in a table. */
export interface OrderRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  readonly cells: OrderCells;
}

/** Without these a table is no table of orders. */
const NEEDED: readonly OrderField[] = ['orderNo', 'content'];
/** A title and remarks may stand above the headings. */
const HEAD_WITHIN = 10;

type Sheet = readonly (readonly string[])[];

interface Head {
  readonly headings: readonly string[];
  /** The first row below it. */
  readonly below: number;
}

/**
 * The columns of a table of orders: the row of headings is the one among the first that says most of what we know. A
 * heading may span columns whose own headings stand below it (诉求人: 姓名, 电话). Null where no row names an order's number and content.
 */
export function orderColumnsIn(
  sheet: Sheet,
  own: OrderColumns,
): { readonly columns: readonly OrderColumn[]; readonly below: number } | null {
  const found = headsOf(sheet).map(({ headings, below }) => ({
    below,
    columns: columnsUnder(headings, own),
  }));
  const known = ({ columns }: { readonly columns: readonly OrderColumn[] }): number =>
    columns.filter(({ field }) => field !== null).length;
  const [best] = found
    .filter(({ columns }) => NEEDED.every((field) => columns.some((one) => one.field === field)))
    .sort((one, other) => known(other) - known(one));
  return best ?? null;
}

function headsOf(sheet: Sheet): readonly Head[] {
  return sheet.slice(0, HEAD_WITHIN).flatMap((upper, index) => {
    const lower = sheet[index + 1] ?? [];
    const width = Math.max(upper.length, lower.length);
    const both = Array.from({ length: width }, (_, at) => lower[at]?.trim() || (upper[at] ?? ''));
    return [
      { headings: upper, below: index + 1 },
      { headings: both, below: index + 2 },
    ];
  });
}

/** A field that stands twice is read where it stands first. */
function columnsUnder(headings: readonly string[], own: OrderColumns): readonly OrderColumn[] {
  const taken = new Set<OrderField>();
  return headings.map((heading) => {
    const field = fieldUnder(heading, own);
    if (field === null || taken.has(field)) return { heading, field: null };
    taken.add(field);
    return { heading, field };
  });
}

/** The orders below the headings. A row without a word in it is none. */
export function orderRows(
  sheet: Sheet,
  columns: readonly OrderColumn[],
  below: number,
): readonly OrderRow[] {
  return sheet.slice(below).flatMap((written, index) => {
    const said = columns.flatMap(({ field }, at) => {
      const text = (written[at] ?? '').trim();
      return field !== null && text !== '' ? [[field, text] as const] : [];
    });
    return said.length === 0 ? [] : [{ row: below + index + 1, cells: Object.fromEntries(said) }];
  });
}
