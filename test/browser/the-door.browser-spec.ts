import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openBrowser, type TestBrowser } from '../support/browser.js';
import { startTestSystem, type TestSystem } from '../support/system.js';

describe('the door of the web app', () => {
  let system: TestSystem;
  let browser: TestBrowser;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startTestSystem('door'), openBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, 60_000);

  it('opens the complaint form on a phone without an error', async () => {
    const { page, errors } = await browser.onPhone();
    await page.goto(system.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(errors).toEqual([]);
  });
});
