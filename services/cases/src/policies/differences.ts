import type { Comparison } from '@tingsu/contracts';
import { canonicalJson } from '../ledger/canonical.js';

type Difference = Comparison['differences'][number];

/**
 * What differs between two documents, by JSON pointer. Lists whose items have an id or a code are matched by it, wherever the item stands;
 * the pointer is that of the right document, for a removed item that of the left.
 */
export function differencesBetween(left: unknown, right: unknown): Difference[] {
  return walk([], left, right);
}

function walk(path: readonly (string | number)[], before: unknown, after: unknown): Difference[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (before === undefined) return [found(path, 'added', null, after)];
  if (after === undefined) return [found(path, 'removed', before, null)];
  if (isKeyedList(before) && isKeyedList(after)) return keyed(path, before, after);
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => walk([...path, name], before[name], after[name]));
  }
  return [found(path, 'changed', before, after)];
}

function keyed(
  path: readonly (string | number)[],
  before: readonly Keyed[],
  after: readonly Keyed[],
): Difference[] {
  const removed = before.flatMap((item, index) =>
    after.some((one) => keyOf(one) === keyOf(item))
      ? []
      : [found([...path, index], 'removed', item, null)],
  );
  const kept = after.flatMap((item, index) =>
    walk(
      [...path, index],
      before.find((one) => keyOf(one) === keyOf(item)),
      item,
    ),
  );
  return [...kept, ...removed];
}

interface Keyed {
  readonly id?: unknown;
  readonly code?: unknown;
  readonly date?: unknown;
}
const keyOf = ({ id, code, date }: Keyed): string => String(id ?? code ?? date);

function isKeyedList(value: unknown): value is Keyed[] {
  if (!Array.isArray(value)) return false;
  const keys = value.map((item) =>
    isObject(item) ? (item['id'] ?? item['code'] ?? item['date']) : undefined,
  );
  return keys.every((key) => typeof key === 'string') && new Set(keys).size === keys.length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function found(
  path: readonly (string | number)[],
  change: Difference['change'],
  before: unknown,
  after: unknown,
): Difference {
  const pointer = path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  return { path: pointer, change, section: String(path[0] ?? ''), before, after };
}
