import type { DraftValues, Typed } from '../drafts/draft-keeper';

/** What a dialog starts with: what the case says, and over it what the same person typed before and did not send. */
export const withDraft = (
  start: DraftValues,
  draft: Typed | null,
  version: number,
): Record<string, unknown> => {
  const { facts, ...words } = draft?.values ?? {};
  // Facts that another person has changed since would be overwritten unseen; words are never lost.
  const kept = facts !== undefined && draft?.caseVersion === version ? { facts } : {};
  return { ...start, ...words, ...kept };
};
