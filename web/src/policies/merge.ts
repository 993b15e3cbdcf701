import { isList, isObject, sameJson, type Json, type JsonObject, type Path } from './json';

/** A place that two people changed in different ways. */
export interface Clash {
  readonly path: Path;
  readonly mine: Json | undefined;
  readonly theirs: Json | undefined;
}
export interface Merged {
  readonly content: Json | undefined;
  readonly clashes: readonly Clash[];
}

/** What names an item of a list, so that the same item is found again after others came or went. */
const nameOf = (item: Json): string | null => {
  if (!isObject(item)) return null;
  const name = item.id ?? item.code ?? item.date ?? item.kind;
  return typeof name === 'string' ? name : null;
};
const byName = (list: readonly Json[]): ReadonlyMap<string, Json> | null => {
  const names = list.map(nameOf);
  if (names.some((name) => name === null) || new Set(names).size < names.length) return null;
  return new Map(list.map((item, index) => [names[index] ?? '', item]));
};

/**
 * Joins my changes with those that another person saved meanwhile, both made from `base`. Where both changed the same place, mine stands
 * and the clash is told, so that nothing that anybody typed is lost unseen.
 */
export const merge = (
  base: Json | undefined,
  mine: Json | undefined,
  theirs: Json | undefined,
  path: Path = [],
): Merged => {
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return { content: mine, clashes: [] };
  if (sameJson(base, mine)) return { content: theirs, clashes: [] };
  if (isObject(mine) && isObject(theirs))
    return mergeObjects(isObject(base) ? base : {}, mine, theirs, path);
  if (isList(mine) && isList(theirs)) {
    const lists = mergeLists(isList(base) ? base : [], mine, theirs, path);
    if (lists) return lists;
  }
  return { content: mine, clashes: [{ path, mine, theirs }] };
};

const mergeObjects = (
  base: JsonObject,
  mine: JsonObject,
  theirs: JsonObject,
  path: Path,
): Merged => {
  const names = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  const parts = names.map(
    (name) => [name, merge(base[name], mine[name], theirs[name], [...path, name])] as const,
  );
  return {
    content: Object.fromEntries(
      parts
        .filter(([, part]) => part.content !== undefined)
        .map(([name, part]) => [name, part.content]),
    ),
    clashes: parts.flatMap(([, part]) => part.clashes),
  };
};

/** Items by name, in my order; what only they added comes after. */
const mergeLists = (
  base: readonly Json[],
  mine: readonly Json[],
  theirs: readonly Json[],
  path: Path,
): Merged | null => {
  const [old, own, other] = [byName(base), byName(mine), byName(theirs)];
  if (!old || !own || !other) return null;
  const names = [...own.keys(), ...[...other.keys()].filter((name) => !own.has(name))];
  const kept: Json[] = [];
  const clashes: Clash[] = [];
  for (const name of names) {
    const part = merge(old.get(name), own.get(name), other.get(name), [...path, kept.length]);
    if (part.content !== undefined) kept.push(part.content);
    clashes.push(...part.clashes);
  }
  return { content: kept, clashes };
};
