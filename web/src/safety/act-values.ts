import type { TextKey } from '../i18n/texts';
import type { ActField } from './act-fields';
import type { ActValue } from './act-field';

export type ActValues = Readonly<Record<string, ActValue>>;

const isGiven = (value: ActValue | undefined): boolean => {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined;
};

/** What was filled in; a box that was not ticked says no. */
export const givenOf = (fields: readonly ActField[], values: ActValues): ActValues =>
  Object.fromEntries(
    fields.flatMap(({ name, kind }) => {
      const value = values[name];
      if (kind === 'yes') return [[name, value === true]];
      return isGiven(value) && value !== undefined ? [[name, value]] : [];
    }),
  );

export const isComplete = (fields: readonly ActField[], values: ActValues): boolean => {
  const anything = fields.some(({ name, kind }) => kind === 'yes' || isGiven(values[name]));
  return (
    (anything || fields.every(({ kind }) => kind === 'words')) &&
    fields.every(({ name, required }) => !required || isGiven(values[name]))
  );
};

/** What the fields with words are called, by name. */
export const namesOf = (
  fields: readonly ActField[],
  t: (text: TextKey) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields
      .filter(({ kind }) => kind === 'words' || kind === 'line')
      .map(({ name, text }) => [name, t(text)]),
  );
