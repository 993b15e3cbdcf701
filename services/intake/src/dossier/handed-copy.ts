import {
  CaseAccepted,
  CaseClockExtended,
  CaseClosed,
  CaseDeclined,
  CaseFeedbackGiven,
  type CaseForPaper,
  CaseResolvedOnSpot,
  CaseSettled,
  CaseSupplementRequested,
  type PaperTemplate,
} from '@tingsu/contracts';
import { mask } from '@tingsu/privacy';
import type { OpenedComplaint } from '../complaints/complaint-view.js';
import type { StoredMessage } from '../messages/message.js';
import type { PaperSpeech } from '../papers/paper-words.js';
import { shownAs } from '../uploads/shown-as.js';
import { type CameFiles, fileItems } from './dossier-items.js';
import type { DossierItem } from './dossier-plan.js';
import { OWN_TITLES } from './dossier-words.js';
import type { LeftOut } from './left-out.js';

/** Papers that go to the complainant anyway; all others are of the house. */
export const OUTSIDE_PAPERS: readonly PaperTemplate[] = [
  'acknowledgement',
  'acceptance',
  'decline',
  'supplement',
  'extension',
  'feedback-letter',
  'rights-notice',
];

/** Steps that the complainant is told of, with the words of them that are meant for him. */
const TOLD: Readonly<Record<string, string | null>> = {
  [CaseAccepted.type]: null,
  [CaseDeclined.type]: 'notice',
  [CaseSupplementRequested.type]: null,
  [CaseClockExtended.type]: 'notice',
  [CaseFeedbackGiven.type]: 'text',
  [CaseResolvedOnSpot.type]: 'outcome',
  [CaseSettled.type]: 'text',
  [CaseClosed.type]: null,
};

export interface OutsideRecords extends CameFiles {
  readonly complaint: Omit<OpenedComplaint, 'attachments'>;
  readonly timeline: CaseForPaper['timeline'];
  /** Papers that were made, of those of the house. */
  readonly housePapers: number;
  readonly at: Date;
}

/**
 * What somebody outside gets: what the complainant said and handed in, what the hospital told him, and nothing that is the house's own.
 * `own` is the complainant himself, to whom his numbers are not masked.
 */
export function outsideItems(
  records: OutsideRecords,
  own: boolean,
  speech: PaperSpeech,
): { readonly items: DossierItem[]; readonly leftOut: LeftOut } {
  const { complaint, messages, timeline, at, files, evidence, housePapers } = records;
  const shown = shownTo(own);
  const gathered = new Set(evidence.map(({ uploadId }) => uploadId));
  const theirs = files.filter(({ uploadId }) => !gathered.has(uploadId));
  const clean = theirs.filter(({ mediaType }) => shownAs(mediaType) !== 'refused');
  const refused = theirs.length - clean.length;
  const data = (part: DossierItem['part'], what: keyof typeof OWN_TITLES, value: unknown) => ({
    ...{ part, title: speech.said(OWN_TITLES[what]), fileName: `${what}.json`, at },
    source: Buffer.from(`${JSON.stringify(value, null, 2)}\n`),
  });
  return {
    items: [
      ...cleaned(fileItems({ ...records, files: clean }), clean),
      data('matter', 'complaint', saidIn(complaint, shown)),
      data('handling', 'steps', stepsIn(timeline, shown)),
      data('handling', 'messages', messages.map(messageFor(shown))),
    ],
    leftOut: {
      ...{ inside: 0, staff: 0 },
      ...(evidence.length > 0 ? { evidence: evidence.length } : {}),
      ...(housePapers > 0 ? { papers: housePapers } : {}),
      ...(refused > 0 ? { pictures: refused } : {}),
      ...(clean.some(({ mediaType }) => shownAs(mediaType) === 'clean') ? { cameras: 0 } : {}),
      ...(own ? {} : { person: 0, numbers: 0 }),
    },
  };
}

const withoutNumbers = (text: string): string => mask.phonesIn(mask.identityNumbersIn(text));

/** Pictures without place and owner; the items stand in the order of the files. */
const cleaned = (items: readonly DossierItem[], files: CameFiles['files']): DossierItem[] =>
  items.map((item, index) => {
    const { storageKey = '', mediaType = '', bytes = 0 } = files[index] ?? {};
    return shownAs(mediaType) === 'clean'
      ? { ...item, source: { cleanOf: storageKey, mediaType, bytes } }
      : item;
  });

/** What the complainant said; corrections that staff made are the house's own. */
const saidIn = (
  {
    complaintNo,
    receivedAt,
    channel,
    campus,
    occurredAt,
    content,
    demand,
    additions,
  }: Omit<OpenedComplaint, 'attachments'>,
  shown: (text: string) => string,
) => ({
  ...{ complaintNo, channel, campus, receivedAt, occurredAt, content: shown(content) },
  demand: demand && shown(demand),
  additions: additions
    .filter(({ kind }) => kind !== 'correction')
    .map(({ kind, at, words }) => ({
      ...{ kind, at, content: words.content && shown(words.content) },
      demand: words.demand && shown(words.demand),
    })),
});

const stepsIn = (timeline: CaseForPaper['timeline'], shown: (text: string) => string) =>
  timeline.flatMap(({ type, at, text }) => {
    const told = TOLD[type];
    if (told === undefined) return [];
    const words = told === null ? undefined : text[told];
    return [{ type, at, ...(words === undefined ? {} : { words: shown(words) }) }];
  });

/** As its complainant sees it, without who of the staff wrote it. */
export const messageFor =
  (shown: (text: string) => string) =>
  ({ nr, at, direction, kind, subject, words, satisfied, files }: StoredMessage) => ({
    ...{ nr, at, direction, kind, satisfied, words: shown(words) },
    subject: subject && shown(subject),
    files: files.map(({ fileName }) => ({ fileName })),
  });

export const shownTo = (own: boolean): ((text: string) => string) =>
  own ? (text) => text : withoutNumbers;
