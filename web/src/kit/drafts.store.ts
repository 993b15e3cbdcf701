export type DraftValues = Readonly<Record<string, unknown>>;
/** What a person typed for a command and has not sent yet. `version` is that of the case they saw. */
export interface Draft {
  readonly version: number;
  readonly values: DraftValues;
}
export interface DraftPlace {
  readonly person: string;
  readonly caseNo: string;
  readonly command: string;
}

const keyOf = ({ person, caseNo, command }: DraftPlace): string =>
  `tingsu.draft.${person}.${caseNo}.${command}`;

const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' &&
  value !== null &&
  'version' in value &&
  typeof value.version === 'number' &&
  'values' in value &&
  typeof value.values === 'object' &&
  value.values !== null;

/** The draft of a command, or null; what cannot be read counts as none. */
export const loadDraft = (place: DraftPlace): Draft | null => {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(place)) ?? 'null');
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
};

/** Keeps a draft until it is sent, in this tab only: it survives a reload and a sign-out, and ends with the tab. */
export const keepDraft = (place: DraftPlace, draft: Draft): void => {
  try {
    sessionStorage.setItem(keyOf(place), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage must not keep people from typing.
  }
};

export const dropDraft = (place: DraftPlace): void => sessionStorage.removeItem(keyOf(place));
