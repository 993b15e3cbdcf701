import {
  BindingRowSchema,
  BindingSetSchema,
  type Binding,
  type BindingEffect,
  type BindingRow,
  type PolicyProblemView,
} from '@tingsu/contracts';
import {
  bindingFor,
  bindingsOn,
  checkBindings,
  rivalsAt,
  rowKey,
  type BindingGround,
  type Place,
} from '@tingsu/policy';
import type { Content } from './draft.js';

/** The day of bindings from before they had one. */
const FROM_THE_BEGINNING = '2000-01-01';

export const rowsOf = (bindings: readonly Binding[]): BindingRow[] =>
  bindings.map((binding) => BindingRowSchema.parse({ from: FROM_THE_BEGINNING, ...binding }));

/** What holds today and what will: rows that a later one has replaced are left out. */
export function rowsFrom(rows: readonly BindingRow[], today: string): BindingRow[] {
  const current = bindingsOn(rows, today);
  return [...current, ...rows.filter(({ from }) => from > today)];
}

/** Rows of an older set, to hold again: those that do not hold now begin today. */
export function restored(
  older: readonly BindingRow[],
  now: readonly BindingRow[],
  today: string,
): BindingRow[] {
  const kept = new Set(now.map(rowKey));
  return rowsFrom(older, today).map((row) =>
    kept.has(rowKey(row)) || row.from > today ? row : { ...row, from: today },
  );
}

/** The first day on which something changes: that of a new row, or today when a row that holds is taken away. */
export function changesFrom(
  rows: readonly BindingRow[],
  before: readonly BindingRow[],
  today: string,
): string {
  const added = rows.filter((row) => !before.some((one) => rowKey(one) === rowKey(row)));
  const removed = rowsFrom(before, today).filter(
    (row) => !rows.some((one) => rowKey(one) === rowKey(row)),
  );
  const replaced = removed.filter(({ from }) => from <= today).length > 0;
  const days = [...added, ...removed].map(({ from }) => (from < today ? today : from));
  return replaced ? today : (days.sort()[0] ?? today);
}

/** The rows of a draft; null while their shape is wrong. */
export function rowsIn(content: Content): BindingRow[] | null {
  const parsed = BindingSetSchema.safeParse(content);
  return parsed.success ? parsed.data.rows : null;
}

/** Everything that stands against approving the draft; a wrong shape is all that is looked at first. */
export function bindingProblems(
  content: Content,
  { basedOn, last }: { readonly basedOn: string | null; readonly last: number },
  ground: BindingGround,
): PolicyProblemView[] {
  const parsed = BindingSetSchema.safeParse(content);
  if (!parsed.success) return parsed.error.issues.map(({ path }) => shapeProblem(path));
  const stale =
    basedOn === String(last)
      ? []
      : [
          {
            path: '',
            code: 'binding.stale',
            message: {
              zh: `起草之后，第 ${last} 版已经批准。请放弃这份草稿，按新的版本重新起草。`,
              en: `Set ${last} was approved after this draft began. Discard the draft and begin again from that set.`,
            },
          },
        ];
  return [...stale, ...checkBindings(parsed.data.rows, ground)];
}

const NEEDED: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  from: { zh: '请填日期，如 2027-01-01。', en: 'Write a date such as 2027-01-01.' },
  policies: { zh: '请至少选择一项制度。', en: 'Choose at least one policy.' },
  caseKind: { zh: '请选择投诉类型。', en: 'Choose the kind of case.' },
  channel: { zh: '请选择渠道。', en: 'Choose a channel.' },
  rows: {
    zh: '最多 200 行，请合并或删除一些行。',
    en: 'Write at most 200 rows: join or remove some.',
  },
};

function shapeProblem(path: readonly PropertyKey[]): PolicyProblemView {
  const field = path.map(String).findLast((part) => part in NEEDED) ?? '';
  const message = NEEDED[field] ?? {
    zh: '此处填写有误，请检查。',
    en: 'This is not in the expected shape. Correct it.',
  };
  return { path: path.map((part) => `/${String(part)}`).join(''), code: 'binding.shape', message };
}

/** Cases of the same campus, department, kind and channel. */
export interface CaseGroup extends Place {
  readonly count: number;
}

/** Which other policies cases would have been opened under, had the rows held: today's on one side, all that will come on the other. */
export function effectOf(
  groups: readonly CaseGroup[],
  {
    before,
    after,
    today,
  }: Readonly<Record<'before' | 'after', readonly BindingRow[]>> & {
    readonly today: string;
  },
): Pick<BindingEffect, 'total' | 'changed' | 'uncovered' | 'doubled' | 'groups'> {
  const [now, then] = [bindingsOn(before, today), bindingsOn(after, LAST_DAY)];
  const all = groups.map((group) => ({
    ...group,
    before: bindingFor(now, group)?.policies ?? null,
    after: bindingFor(then, group)?.policies ?? null,
  }));
  const changed = all.filter((one) => one.before?.join('+') !== one.after?.join('+'));
  return {
    total: countOf(all),
    changed: countOf(changed),
    uncovered: countOf(all.filter(({ after }) => after === null)),
    doubled: countOf(groups.filter((group) => rivalsAt(then, group).length > 0)),
    groups: changed,
  };
}

const LAST_DAY = '9999-12-31';
const countOf = (groups: readonly CaseGroup[]): number =>
  groups.reduce((sum, { count }) => sum + count, 0);
