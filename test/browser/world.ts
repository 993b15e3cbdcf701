import { afterAll, beforeAll, jest } from '@jest/globals';
import { openBrowser } from '../support/browser.js';
import { startTestSystem } from '../support/system.js';
import type { World } from './screens.js';

/** No story waits ten minutes until somebody looks for common problems. */
const SETTINGS = { COMMON_PROBLEMS_SECONDS: '5' };

/** Tells stories in one system with one browser: starting it costs more than most of them. */
export function tell(name: string, stories: readonly ((world: () => World) => void)[]): void {
  let world: World;
  // A real browser on a busy machine: what fails must fail three times in a row, and every failure is printed.
  jest.retryTimes(2, { retryImmediately: true, logErrorsBeforeRetry: true });
  beforeAll(async () => {
    const [system, browser] = await Promise.all([
      startTestSystem(name, { settings: SETTINGS }),
      openBrowser(),
    ]);
    world = { system, browser };
  }, 120_000);
  afterAll(async () => {
    await world?.browser.close();
    await world?.system.stop();
  }, 60_000);
  for (const story of stories) story(() => world);
}
