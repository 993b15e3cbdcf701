import type { CaseDetail, CommandName } from '@tingsu/contracts';
import { eventName } from './timeline-lines';

/** What an approval is about: what the department says, and what is to be done. */
const DECIDED = ['case.packageSubmitted', 'case.reviewCompleted', 'case.opinionDrafted'];
const MORE_TIME = ['case.extensionRequested'];

/** Commands that are written beside what they answer, and the events whose words they answer. The complaint itself is always beside. */
const ANSWERED: Partial<Readonly<Record<CommandName, readonly string[]>>> = {
  classify: ['case.supplementReceived'],
  submitPackage: ['case.returned', 'case.partSubmitted'],
  answerUrge: ['case.departmentUrged'],
  submitPart: ['case.partAsked'],
  draftOpinion: ['case.packageSubmitted', 'case.reviewCompleted'],
  recordFinding: ['case.packageSubmitted', 'case.issueStated', 'case.reviewCompleted'],
  stateIssue: ['case.returned'],
  giveInterim: ['case.packageSubmitted', 'case.feedbackInterim'],
  giveFinal: ['case.opinionDrafted', 'case.approvalDecided'],
  approve: DECIDED,
  reject: DECIDED,
  approveExtension: MORE_TIME,
  rejectExtension: MORE_TIME,
};
export const isWrittenBeside = (command: CommandName): boolean => command in ANSWERED;

type Entry = CaseDetail['timeline'][number];

/** What a command answers: of each kind the newest words, as far as this reader sees them. */
export const answeredBy = (
  command: CommandName,
  { timeline }: Pick<CaseDetail, 'timeline'>,
): readonly Entry[] =>
  (ANSWERED[command] ?? []).flatMap((name) => {
    const found = timeline.findLast(
      ({ type, text }) => eventName(type) === name && Object.keys(text).length > 0,
    );
    return found ? [found] : [];
  });
