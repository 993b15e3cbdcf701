import type { ChoiceTable, FieldKey, PartKey, SectionId } from '../i18n/administration';
import type { JsonObject, Path } from './json';

export type FieldKind =
  | 'line'
  | 'unit'
  | 'number'
  | 'yesNo'
  | 'date'
  | 'time'
  | 'duration'
  | 'offset'
  | 'milestone'
  | 'milestones'
  | 'condition'
  | 'choice'
  | 'choices'
  | 'strings'
  | 'list';
/** Codes that this very document brings. */
type OwnCodes = 'natureLevels' | 'trackIds' | 'clockIds' | 'policyIds';
/** Codes whose names the whole console knows. */
type CommonCodes = 'state';

/** One field of a part: how it is called, read and written. */
export interface Field {
  /** Below the part, or below one rule of it. */
  readonly path: Path;
  readonly text: FieldKey;
  readonly kind: FieldKind;
  /** Codes that may be chosen. A list of strings takes others too. */
  readonly table?: ChoiceTable | OwnCodes | CommonCodes;
  /** Must be filled in, so an empty text stays and is not taken away. */
  readonly needed?: boolean;
  /** Column of the table in which it is read, when not its own. */
  readonly column?: FieldKey;
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

export const field = (
  path: string,
  text: FieldKey,
  kind: FieldKind,
  more: Partial<Field> = {},
): Field => ({
  path: path.split('.'),
  text,
  kind,
  ...more,
});
export const NEEDED = { needed: true } as const;
export const ID = field('id', 'id', 'line', { ...NEEDED, column: 'name' });
export const CODE = field('code', 'code', 'line', { ...NEEDED, column: 'name' });
export const NAMES = [
  field('zh', 'zh', 'line', { ...NEEDED, column: 'name' }),
  field('en', 'en', 'line', { ...NEEDED, column: 'name' }),
];
export const WHEN = field('when', 'when', 'condition');
export const REF = field('ref', 'ref', 'strings');
/** A condition that says nothing yet. */
export const BLANK_CONDITION = { fact: '', op: 'eq', value: true } as const;
