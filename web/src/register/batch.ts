import { isBlank, tidyText, type Channel, type Receipt, type Submission } from '@tingsu/contracts';
import type { Uploaded } from '../api/types';
import { emptyDraft } from './draft';
import { submissionOf } from './submission';

/** What all letters of a pile have in common. */
export interface BatchHead {
  readonly channel: Channel | '';
  readonly campus: string;
  /** The code of the box that was opened, or the reference of the pile. */
  readonly externalRef: string;
  readonly receivedDay: string;
  readonly firstResponder: string;
}

/** One letter: its words, its scans, the key under which it is sent, and what became of it. */
export interface BatchRow {
  readonly key: string;
  readonly content: string;
  readonly name: string;
  readonly attachments: readonly Uploaded[];
  /** The body that went out without an answer. */
  readonly attempt: string | null;
  readonly receipt: Receipt | null;
  /** Why it was not stored, by stable code. */
  readonly problemCode: string | null;
}

export interface Batch {
  readonly head: BatchHead;
  readonly rows: readonly BatchRow[];
}

export const emptyRow = (key: string): BatchRow => ({
  key,
  content: '',
  name: '',
  attachments: [],
  attempt: null,
  receipt: null,
  problemCode: null,
});

/** A letter with nothing in it is none: the last line of the list is always empty. */
export const isLetter = ({ content, attachments }: BatchRow): boolean =>
  !isBlank(content) || attachments.length > 0;

export const lettersLeft = ({ rows }: Batch): readonly BatchRow[] =>
  rows.filter((row) => isLetter(row) && row.receipt === null);
export const lettersStored = ({ rows }: Batch): readonly BatchRow[] =>
  rows.filter(({ receipt }) => receipt !== null);

export type BatchProblem = 'regChannelMissing' | 'regCampusMissing' | 'regDayFuture';
/** What is wrong with the head. @param today date in the hospital's time zone. */
export const problemsOfHead = (head: BatchHead, today: string): readonly BatchProblem[] => [
  ...(head.channel === '' ? (['regChannelMissing'] as const) : []),
  ...(head.campus === '' ? (['regCampusMissing'] as const) : []),
  ...(head.receivedDay > today ? (['regDayFuture'] as const) : []),
];

/** The body for one letter. Who did not sign it stays anonymous; a scan without words says where the words are. */
export const letterOf = (
  head: BatchHead,
  row: BatchRow,
  { timeZone, scanOnly }: { readonly timeZone: string; readonly scanOnly: string },
): Submission =>
  submissionOf(
    {
      ...emptyDraft,
      ...head,
      content: isBlank(row.content) ? scanOnly : tidyText(row.content),
      name: row.name,
      anonymous: isBlank(row.name),
      attachments: row.attachments,
    },
    timeZone,
  );
