import { CASE_KINDS, CHANNELS, type BindingRow, type PolicyProblemView } from '@tingsu/contracts';
import { objectsOf, stringsOf, textOf, type JsonObject } from '../policies/json';

/** A row as it stands in a draft, read with care: the check says what is wrong in it. */
export interface DraftRow extends BindingRow {
  readonly index: number;
}

const known = <Code extends string>(codes: readonly Code[], value: unknown): Code | null =>
  codes.find((code) => code === value) ?? null;

export const rowsIn = (content: JsonObject): readonly DraftRow[] =>
  objectsOf(content.rows).map((row, index) => ({
    index,
    campus: textOf(row.campus) || null,
    department: textOf(row.department) || null,
    caseKind: known(CASE_KINDS, row.caseKind) ?? 'external',
    channel: known(CHANNELS, row.channel),
    from: textOf(row.from),
    policies: [...stringsOf(row.policies)],
  }));

type Scope = Pick<BindingRow, 'campus' | 'department' | 'caseKind' | 'channel'>;
const scopeOf = ({ campus, department, caseKind, channel }: Scope): string =>
  [campus, department, caseKind, channel].join('|');

/** Equal for rows that say the same. */
export const keyOf = (row: BindingRow): string =>
  `${scopeOf(row)}|${row.from}|${row.policies.join('+')}`;

/** The first day of the row that takes the place of this one; null when none does. */
export const replacedOn = (row: BindingRow, rows: readonly BindingRow[]): string | null =>
  rows
    .filter((one) => scopeOf(one) === scopeOf(row) && one.from > row.from)
    .map(({ from }) => from)
    .sort()[0] ?? null;

/** Rows that hold or are approved, and that the draft leaves out. */
export const removedFrom = (
  approved: readonly BindingRow[],
  rows: readonly BindingRow[],
): readonly BindingRow[] => {
  const left = new Set(rows.map(keyOf));
  return approved.filter((row) => !left.has(keyOf(row)));
};

/** What the check says of a row, or of one field of it. */
export const problemsAt = (
  problems: readonly PolicyProblemView[],
  index: number,
  field?: string,
): readonly PolicyProblemView[] => {
  const start = field === undefined ? `/rows/${index}` : `/rows/${index}/${field}`;
  return problems.filter(({ path }) => path === start || path.startsWith(`${start}/`));
};

/** A row for a place, with nothing chosen yet. */
export const newRow = (place: Partial<BindingRow>, from: string): BindingRow => ({
  ...{ campus: null, department: null, caseKind: 'external', channel: null },
  policies: [],
  ...place,
  from,
});
