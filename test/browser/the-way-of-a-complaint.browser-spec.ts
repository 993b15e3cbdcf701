import { aMediation } from './a-mediation.js';
import { aMeeting } from './a-meeting.js';
import { clockBoard } from './clock-board.js';
import { elevenCases } from './eleven-cases.js';
import { extension } from './extension.js';
import { formErrors } from './form-errors.js';
import { headAndEvidence } from './head-and-evidence.js';
import { inEnglish } from './in-english.js';
import { kiosk } from './kiosk.js';
import { liveAndStale } from './live-and-stale.js';
import { manyTabs } from './many-tabs.js';
import { onAPhone } from './on-a-phone.js';
import { oneDevice } from './one-device.js';
import { sealedEvidence } from './sealed-evidence.js';
import { theStory } from './the-story.js';
import { twoIssues } from './two-issues.js';
import { typedWords } from './typed-words.js';
import { tell } from './world.js';

/** What people at the form and people on a case live through. */
tell('browser', [
  theStory,
  liveAndStale,
  manyTabs,
  typedWords,
  elevenCases,
  headAndEvidence,
  twoIssues,
  aMeeting,
  aMediation,
  sealedEvidence,
  extension,
  clockBoard,
  formErrors,
  oneDevice,
  kiosk,
  onAPhone,
  inEnglish,
]);
