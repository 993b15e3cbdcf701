import { afterAll, beforeAll, jest } from '@jest/globals';
import { openBrowser } from '../support/browser.js';
import { startTestSystem } from '../support/system.js';
import { accessibility } from './accessibility.js';
import { callBacks } from './call-backs.js';
import { clockBoard } from './clock-board.js';
import { corrections } from './corrections.js';
import { administration } from './administration.js';
import { dutyAndRoutines } from './duty-and-routines.js';
import { elevenCases } from './eleven-cases.js';
import { extension } from './extension.js';
import { formErrors } from './form-errors.js';
import { headAndEvidence } from './head-and-evidence.js';
import { inEnglish } from './in-english.js';
import { liveAndStale } from './live-and-stale.js';
import { oneDevice } from './one-device.js';
import { manyTabs } from './many-tabs.js';
import type { World } from './screens.js';
import { theStory } from './the-story.js';
import { orders } from './orders.js';
import { registration } from './registration.js';
import { refusedMessages } from './refused-messages.js';
import { registerBook } from './register-book.js';
import { sending } from './sending.js';
import { spreadTheLoad } from './spread-the-load.js';
import { typedWords } from './typed-words.js';
import { wherePoliciesApply } from './where-policies-apply.js';

/** A real browser on a busy machine: what fails must fail three times in a row, and every failure is printed. */
jest.retryTimes(2, { retryImmediately: true, logErrorsBeforeRetry: true });

// One system serves all parts: starting it costs more than all of them.
let world: World;

beforeAll(async () => {
  const [system, browser] = await Promise.all([startTestSystem('browser'), openBrowser()]);
  world = { system, browser };
}, 120_000);
afterAll(async () => {
  await world?.browser.close();
  await world?.system.stop();
}, 60_000);

theStory(() => world);
liveAndStale(() => world);
manyTabs(() => world);
typedWords(() => world);
elevenCases(() => world);
headAndEvidence(() => world);
extension(() => world);
clockBoard(() => world);
formErrors(() => world);
oneDevice(() => world);
inEnglish(() => world);
refusedMessages(() => world);
accessibility(() => world);
administration(() => world);
wherePoliciesApply(() => world);
dutyAndRoutines(() => world);
registration(() => world);
callBacks(() => world);
corrections(() => world);
spreadTheLoad(() => world);
registerBook(() => world);
orders(() => world);
sending(() => world);
