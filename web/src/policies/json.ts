/** A value of a policy document or of a calendar year. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}
/** Where a value stands: keys and positions from the document down. */
export type Path = readonly (string | number)[];

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): readonly Json[] =>
  isList(value) ? value : value === undefined || value === null ? [] : [value as Json];
export const stringsOf = (value: unknown): readonly string[] => listOf(value).map(String);
export const objectsOf = (value: unknown): readonly JsonObject[] =>
  isList(value) ? value.filter(isObject) : [];

/** JSON pointer (RFC 6901). */
export const pointerOf = (path: Path): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
/** Positions in lists come back as numbers. */
export const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) =>
      /^(0|[1-9]\d*)$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~'),
    );

export const getAt = (value: Json | undefined, path: Path): Json | undefined =>
  path.reduce<Json | undefined>((found, key) => {
    if (isList(found)) return typeof key === 'number' ? found[key] : undefined;
    return isObject(found) ? found[key] : undefined;
  }, value);

const without = (value: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
const isNothing = (value: Json | undefined): boolean =>
  value === undefined || (isObject(value) && Object.keys(value).length === 0);

/** The document with another value at a place; `undefined` takes a field away, and with it a group that it leaves empty. */
export const setAt = (
  value: Json | undefined,
  path: Path,
  next: Json | undefined,
): Json | undefined => {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (typeof key === 'number') {
    const list = listOf(value);
    const inner = setAt(list[key], rest, next);
    return inner === undefined
      ? list.filter((_, index) => index !== key)
      : replaced(list, key, inner);
  }
  const group = isObject(value) ? value : {};
  const inner = setAt(group[key], rest, next);
  return isNothing(inner) && next === undefined ? without(group, key) : { ...group, [key]: inner };
};

const replaced = (list: readonly Json[], index: number, value: Json): readonly Json[] =>
  index >= list.length
    ? [...list, value]
    : list.map((one, place) => (place === index ? value : one));

/** The list with one item at another place. */
export const moved = <Item>(list: readonly Item[], from: number, to: number): readonly Item[] => {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
};

export const sameJson = (one: Json | undefined, other: Json | undefined): boolean => {
  if (one === other) return true;
  if (isList(one) && isList(other))
    return one.length === other.length && one.every((item, index) => sameJson(item, other[index]));
  if (!isObject(one) || !isObject(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => sameJson(one[name], other[name]));
};

/** A document as the API gives it. */
/** What the contract calls documents; their shape is that of the policy schema. */
export const documentsOf = (value: readonly unknown[] | undefined): readonly JsonObject[] =>
  (value ?? []).filter(isObject);
export const asDocument = (value: unknown): JsonObject => (isObject(value) ? value : {});
