import { partLabel, sectionLabel, type SectionId } from '../i18n/administration';
import type { Field, Part } from './fields';
import { getAt, pathOf, pointerOf, type Json, type Path } from './json';
import type { Names } from './names';
import { SECTIONS } from './sections';
import { ruleName } from './value-words';

/** Where in the forms a place of the document is edited. */
export interface Place {
  readonly section: SectionId;
  readonly part: Part | null;
  /** The field, else the rule, else the part, as JSON pointer. */
  readonly pointer: string;
  readonly rule: number | null;
  readonly field: Field | null;
}

const startsWith = (path: Path, head: Path): boolean =>
  head.every((key, index) => path[index] === key);

const PARTS = SECTIONS.flatMap((section) =>
  section.parts.map((part) => ({ section: section.id, part })),
);

const fieldAt = (fields: readonly Field[], rest: Path): Field | null =>
  fields
    .filter((one) => startsWith(rest, one.path))
    .toSorted((one, other) => other.path.length - one.path.length)[0] ?? null;

/** Of the parts around a place, the one that says most about it. */
const partAt = (path: Path) =>
  PARTS.filter(({ part }) =>
    part.path.length === 0 ? fieldAt(part.fields, path) !== null : startsWith(path, part.path),
  ).toSorted((one, other) => other.part.path.length - one.part.path.length)[0];

/** A part below a place: `/ladder` is the section of the ladder. */
const sectionBelow = (path: Path) =>
  PARTS.find(({ part }) => path.length > 0 && part.path.length > 0 && startsWith(part.path, path));

export const placeOf = (pointer: string): Place => {
  const path = pathOf(pointer);
  const found = partAt(path);
  if (!found) {
    const below = sectionBelow(path);
    const pointer = pointerOf(below?.part.path ?? path.slice(0, 1));
    return {
      section: below?.section ?? (path.length === 0 ? 'head' : 'other'),
      part: null,
      pointer,
      rule: null,
      field: null,
    };
  }
  const { section, part } = found;
  const rest = path.slice(part.path.length);
  const isList = part.kind === 'rules' || part.kind === 'timeline';
  const rule = isList && typeof rest[0] === 'number' ? rest[0] : null;
  const field = isList
    ? rule === null
      ? null
      : fieldAt(part.fields, rest.slice(1))
    : fieldAt(part.fields, rest);
  const place = [...part.path, ...(rule === null ? [] : [rule]), ...(field?.path ?? [])];
  return { section, part, rule, field, pointer: pointerOf(place) };
};

/** A place in words: the rule and the field, or the part. */
export const placeWords = (place: Place, document: Json, names: Names): string => {
  const { language } = names;
  if (!place.part) return sectionLabel(language, place.section);
  const rule =
    place.rule === null ? null : ruleName(getAt(document, [...place.part.path, place.rule]), names);
  const words = [
    rule ?? partLabel(language, place.part.key),
    place.field && names.key(place.field.key),
  ];
  return words.filter(Boolean).join(' · ');
};

export interface Located<Problem> {
  readonly problem: Problem;
  readonly place: Place;
}
export const located = <Problem extends { readonly path: string }>(
  problems: readonly Problem[],
): readonly Located<Problem>[] =>
  problems.map((problem) => ({ problem, place: placeOf(problem.path) }));
