import type { office as chinese } from './office.zh-CN';

/** Drafts, notes and files of the office. */
export const office: Readonly<Record<keyof typeof chinese, string>> = {
  draftSaving: 'Saving the draft…',
  draftSaved: 'Draft saved {at}',
  draftWaiting:
    'The server does not answer. The draft stays in this tab and is saved as soon as it does.',
  draftTooLong: 'The text is too long to be kept as a draft. Copy it somewhere else first.',
  draftElsewhere: 'You wrote something different on another device ({at}). Both are kept:',
  draftOther: 'The other one',
  draftUseOther: 'Use the other one',
  draftKeepThis: 'Keep this one',
  draftDiscard: 'Discard the draft',
  draftDiscardAsk: 'Discard this draft?',
  draftDiscardText: 'It cannot be brought back.',
  draftRead: 'Read it',
  draftHide: 'Hide',
  draftCopy: 'Copy',
  draftCopied: 'Copied',
  draftNoWords: 'Only choices were made, no words.',
  draftEnded:
    'The case is “{state}” now, so this draft can no longer be submitted. You can copy the words.',
  draftGone: 'This draft was submitted or discarded.',
  noteWrite: 'Write an office note',
  noteText: 'Office note',
  noteMentions: 'Mention colleagues (they are notified)',
  noteInside:
    'Only the hospital sees this. It never goes to the complainant. Correct a mistake by a further note.',
  noteSave: 'Save office note',
  noteClose: 'Close',
  myDrafts: 'My drafts',
  myDraftsMore: 'Show more drafts',
};
