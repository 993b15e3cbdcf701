import type { CorrectionTaken, Revealed, RevealedField } from '@tingsu/contracts';
import { fieldsSaid, type SaidOfPerson, saidSinceCorrected } from '../complaints/person-said.js';

export interface ContactValue {
  readonly field: RevealedField;
  readonly value: string;
}
type CorrectionView = NonNullable<Revealed['corrections']>[number];

/** Several phone numbers are stored in one text. */
const SEPARATOR = ' / ';

/** Every value that holds of the fields, each once, the newest first: what staff corrected takes the place of all before it. */
export function contactValues(
  said: readonly SaidOfPerson[],
  fields: readonly RevealedField[],
): ContactValue[] {
  return [...new Set(fields)].flatMap((field) =>
    valuesOf(said, field).map((value) => ({ field, value })),
  );
}

/** What staff corrected of the fields, the newest first, each with what was known before it. */
export function correctionsOf(
  said: readonly SaidOfPerson[],
  fields: readonly RevealedField[],
): CorrectionView[] {
  return said
    .flatMap((one, index) => {
      const { corrected } = one;
      if (!corrected) return [];
      const { personId: by, at, reason } = corrected;
      return fieldsSaid(one)
        .filter((field) => fields.includes(field))
        .map((field) => {
          const before = valuesOf(said.slice(0, index), field);
          return { field, by, at: at.toISOString(), reason, before };
        });
    })
    .toReversed();
}

/** What others corrected of the fields of one correction after its author looked, and before it was kept. */
export function correctedMeanwhile(
  said: readonly SaidOfPerson[],
  { nr, by, asOf }: { readonly nr: number; readonly by: string; readonly asOf: number },
): CorrectionTaken['meanwhile'] {
  const own = said.find(({ corrected }) => corrected?.nr === nr);
  const mine = own ? fieldsSaid(own) : [];
  return said.flatMap((one) => {
    const { corrected } = one;
    if (!corrected || corrected.nr <= asOf || corrected.nr >= nr || corrected.personId === by)
      return [];
    return fieldsSaid(one)
      .filter((field) => mine.includes(field))
      .map((field) => ({ field, by: corrected.personId, at: corrected.at.toISOString() }));
  });
}

function valuesOf(said: readonly SaidOfPerson[], field: RevealedField): string[] {
  const texts = saidSinceCorrected(said, field)
    .toReversed()
    .flatMap(({ fields }) => fields[field] ?? []);
  const values = field === 'phone' ? texts.flatMap((text) => text.split(SEPARATOR)) : texts;
  return [...new Set(values)];
}
