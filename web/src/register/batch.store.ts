import { newKey } from '../kit/new-key';
import { emptyRow, isLetter, lettersStored, type Batch } from './batch';

const placeOf = (person: string): string => `tingsu.register.${person}.batch`;

const newBatch = (person: string): Batch => ({
  head: { channel: '', campus: '', externalRef: '', receivedDay: '', firstResponder: person },
  rows: [emptyRow(newKey())],
});

/** The pile of a person, in this tab only and for the same reason as a single form: it holds names and words of patients. */
export const loadBatch = (person: string): Batch => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(placeOf(person)) ?? 'null') as Batch | null;
    return kept?.rows && kept.head ? kept : newBatch(person);
  } catch {
    return newBatch(person);
  }
};

export const keepBatch = (person: string, batch: Batch): void => {
  const empty = !batch.rows.some(isLetter) && lettersStored(batch).length === 0;
  try {
    if (empty) sessionStorage.removeItem(placeOf(person));
    else sessionStorage.setItem(placeOf(person), JSON.stringify(batch));
  } catch {
    // Full or switched off: the page works without.
  }
};

export const startBatch = (person: string): Batch => {
  const { head } = loadBatch(person);
  return { ...newBatch(person), head };
};
