import type { callbacks as chinese } from './callbacks.zh-CN';

/** Sentences of the call-back desk. `{name}` marks a value. */
export const callbacks = {
  callbacksTitle: 'Call-backs',
  callbacksIntro:
    'The calls owed after closing. Nobody calls about a case that they handled; only three days without an answer count as unreachable.',
  callbacksNow: 'Can be made now',
  callbacksLater: 'Not yet',
  callbacksCampus: 'Campus',
  callbacksAllCampuses: 'All campuses',
  callbacksNone: 'No call-back is waiting to be made.',
  callbacksNoneLater: 'No call-backs are planned for later.',
  callGroupOverdue: 'Overdue',
  callGroupToday: 'Due today',
  callGroupOpen: 'Open, not due yet',
  callGroupAgain: 'Called today, try another day',
  callDue: 'To be done by {at}',
  callDueShort: 'by {at}',
  callAskedFor: 'agreed to call again at {at}',
  callAttempts: 'called {n} of {of} times',
  callAttempt:
    'This is call {n} without an answer. After {of} on different days it ends as unreachable.',
  callNotYours: 'You handled it: somebody else calls',
  callAnswer: 'The answer of {at}',
  callScriptTitle: 'The call and what came of it',
  callScript:
    'Good day, this is {caller} from {hospital}. What you reported to us is closed. May I ask whether you are satisfied with the outcome, whether things have really improved, and what else you would like us to know?',
  callAnswerMissing: 'The policy wants an answer here. Write “none” if there is nothing.',
  callFoundSatisfied: 'Satisfied',
  callFoundPraise: 'Satisfied, with praise',
  callFoundDissatisfied: 'Not satisfied',
  callFoundNotImproved: 'Not really improved',
  callFoundUnreachable: 'Reached no one',
  callFoundMissing: 'Choose what came of the call.',
  callScore: 'Satisfaction (5 is most)',
  callScoreMissing: 'Choose 1 to 5.',
  callTakenUp:
    'When saved, the case is handled again at once, as a second complaint where the policy says so.',
  callSaveNext: 'Save and go on (Ctrl+Enter)',
  callBackSaved: 'The call-back of {caseNo} is on record.',
  callBackTakenUp: '{caseNo} is handled again.',
} satisfies Record<keyof typeof chinese, string>;
