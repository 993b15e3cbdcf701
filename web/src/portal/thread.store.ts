import { newKey } from '../kit/new-key';
import type { Uploaded } from '../api/types';
import { keepThreadDraft, loadThreadDraft, type Tracking } from './draft.store';

/** What is typed for the hospital and not sent yet, with the key under which it will be stored once. */
export interface ThreadDraft {
  readonly words: string;
  readonly files: readonly Uploaded[];
  readonly key: string;
  /** The body that was last sent without a known outcome. */
  readonly attempt: string | null;
}
export const emptyThreadDraft = (): ThreadDraft => ({
  ...{ words: '', files: [], key: newKey(), attempt: null },
});

/** Of this complaint and form, e.g. `rating`; another one begins empty. */
export const threadDraftOf = ({ complaintNo }: Tracking, form: string): ThreadDraft => ({
  ...emptyThreadDraft(),
  ...(loadThreadDraft(`${complaintNo} ${form}`) as Partial<ThreadDraft>),
});
export const keepDraftOf = (
  { complaintNo }: Tracking,
  form: string,
  draft: ThreadDraft | null,
): void => keepThreadDraft(`${complaintNo} ${form}`, draft);
