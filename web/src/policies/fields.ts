import type { ChoiceTable, PartKey, SectionId } from '../i18n/administration';
import type { JsonObject, Path } from './json';

/** Codes that this very document brings. */
type OwnCodes = 'natureLevels' | 'trackIds' | 'clockIds' | 'policyIds';
/** Codes whose names the whole console knows. */
type CommonCodes = 'state';

/** Where a value is edited. What it is called, how it is written and what it may be comes from the schema, by its key. */
export interface Field {
  /** Below the part, or below one rule of it. */
  readonly path: Path;
  /** Its key in the schema, with `*` for a rule or entry of a list: `clocks.*.warn.*.at`. */
  readonly key: string;
  /** Codes to choose from where the schema takes any text. A list of texts takes others too. */
  readonly codes?: ChoiceTable | OwnCodes | CommonCodes;
  /** Must be filled in although the schema does not say so: an empty text stays and is not taken away. */
  readonly needed?: boolean;
  /** Field of the same rule in whose column of the table it is read, or `name`, when not its own. */
  readonly column?: string;
  /** Of one entry of a list. */
  readonly fields?: readonly Field[];
  /** What a new entry of a list starts with. */
  readonly blank?: JsonObject;
}
/** A group of fields, a list of rules, the grid of priorities, or the steps of a ladder. */
export interface Part {
  readonly key: PartKey;
  readonly kind: 'fields' | 'rules' | 'matrix' | 'timeline';
  readonly path: Path;
  readonly fields: readonly Field[];
  /** What a new rule starts with. */
  readonly blank?: JsonObject;
}
export interface Section {
  readonly id: SectionId;
  readonly parts: readonly Part[];
}

/** A field as a part lays it out, before its place in the document is known. */
export interface FieldLayout extends Omit<Field, 'key' | 'fields'> {
  readonly fields?: readonly FieldLayout[];
}
interface PartLayout extends Omit<Part, 'fields'> {
  readonly fields: readonly FieldLayout[];
}

export const field = (path: string, more: Omit<FieldLayout, 'path'> = {}): FieldLayout => ({
  path: path.split('.'),
  ...more,
});

const joinedKey = (...keys: readonly string[]): string => keys.filter(Boolean).join('.');
const placed = (layout: FieldLayout, below: string): Field => {
  const { fields, ...rest } = layout;
  const key = joinedKey(below, layout.path.join('.'));
  return {
    ...rest,
    key,
    ...(fields ? { fields: fields.map((one) => placed(one, `${key}.*`)) } : {}),
  };
};
/** Key in the schema of what the fields of a part stand in: the part, or any rule of its list. */
export const keyOfFields = ({ kind, path }: Pick<Part, 'kind' | 'path'>): string =>
  joinedKey(path.join('.'), kind === 'rules' || kind === 'timeline' ? '*' : '');
export const part = (layout: PartLayout): Part => ({
  ...layout,
  fields: layout.fields.map((one) => placed(one, keyOfFields(layout))),
});

const NEEDED = { needed: true } as const;
export const ID = field('id', { column: 'name' });
export const CODE = field('code', { column: 'name' });
export const NAMES = [
  field('zh', { ...NEEDED, column: 'name' }),
  field('en', { ...NEEDED, column: 'name' }),
];
/** A name that rules of earlier versions do not have. */
export const NAMES_IF_GIVEN = [field('zh', { column: 'name' }), field('en', { column: 'name' })];
export const TITLES = [field('title.zh', NEEDED), field('title.en', NEEDED)];
export const WHEN = field('when');
export const REF = field('ref');
/** A condition that says nothing yet. */
export const BLANK_CONDITION = { fact: '', op: 'eq', value: true } as const;
