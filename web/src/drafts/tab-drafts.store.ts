import type { TabDraft } from './draft-keeper';
import type { DraftPlace } from './draft-place';

const beginning = (person: string): string => `tingsu.draft.${person}.`;
const keyOf = ({ person, at }: DraftPlace): string => `${beginning(person)}${at}`;

const isDraft = (value: unknown): value is TabDraft =>
  typeof value === 'object' &&
  value !== null &&
  'revision' in value &&
  typeof value.revision === 'number' &&
  'values' in value &&
  typeof value.values === 'object' &&
  value.values !== null;

/**
 * Holds drafts in this tab until the server has them: through a reload, a sign-out and a server that does not answer. What cannot be read
 * counts as none.
 */
export const tabDrafts = {
  read: (place: DraftPlace): TabDraft | null => {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null');
      return isDraft(kept) ? kept : null;
    } catch {
      return null;
    }
  },
  keep: (place: DraftPlace, draft: TabDraft): void => {
    try {
      sessionStorage.setItem(keyOf(place), JSON.stringify(draft));
    } catch {
      // A full or forbidden storage must not keep people from typing.
    }
  },
  drop: (place: DraftPlace): void => sessionStorage.removeItem(keyOf(place)),
  placesOf: (person: string): DraftPlace[] =>
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(beginning(person)))
      .map((key) => ({ person, at: key.slice(beginning(person).length) })),
};
