import type { copies as chinese } from './copies.zh-CN';

/** Copies of files for somebody outside. */
export const copies: Readonly<Record<keyof typeof chinese, string>> = {
  copiesTitle: 'Given to others ({count} times)',
  copiesGive: 'Give out copies',
  copiesSend: 'Record and give',
  copiesHint:
    'To whom, why, and the check value of each file stay on record. Download the copies here afterwards.',
  copiesFiles: 'Which files',
  copiesNoFiles: 'There are no files to give.',
  copiesTo: 'Given to',
  copiesName: 'Body or name',
  copiesForm: 'Pictures',
  copiesWhy: 'Reason',
  copiesWhyLonger: 'Say why, in at least four characters.',
  copiesGiven: 'Recorded. You can download the copies now.',
  copiesBy: 'given by {name}, {at}',
  copiesReason: 'reason: {reason}',
};
