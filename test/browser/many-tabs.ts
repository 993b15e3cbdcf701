import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page, Request } from 'playwright-core';
import type { Person } from '../support/browser.js';
import type { HttpClient } from '../support/http.js';
import { caseOf, command as order } from '../support/staff.js';
import { eventually } from '../support/eventually.js';
import { signIn, troubles, type World } from './screens.js';

const TABS = 15;

/** Fifteen tabs of one browser are all live; before, the sixth waited for ever for a free connection (B1). */
export const manyTabs = (world: () => World): void =>
  describe('an officer with fifteen tabs', () => {
    let person: Person;
    let colleague: HttpClient;
    let tabs: readonly Page[];
    let streams: ReadonlyMap<Request, Page>;

    beforeAll(async () => {
      const { browser, system } = world();
      person = await browser.onDesktop();
      colleague = await system.signIn('officer');
      streams = openStreams(person.context);
      const first = await signIn(person, system, 'officer');
      const more: Page[] = [];
      for (let tab = 1; tab < TABS; tab++) {
        const page = await person.context.newPage();
        await page.goto(`${system.url}/staff/`, { waitUntil: 'commit' });
        more.push(page);
      }
      tabs = [first, ...more];
    }, 240_000);
    afterAll(() => person.context.close());

    const areLive = (pages: readonly Page[]): Promise<unknown> =>
      Promise.all(pages.map((page) => page.locator('.live.on').waitFor({ timeout: 90_000 })));
    const hearOfANewCase = async (pages: readonly Page[]): Promise<void> => {
      await Promise.all(pages.map(takeUpdates));
      const { complaintNo } = await world().system.submit();
      const { caseNo } = await caseOf(colleague, complaintNo);
      await order(colleague, caseNo, 'startTriage');
      await eventually(async () => {
        const offers = await Promise.all(pages.map((page) => updatesOf(page).count()));
        return offers.every((count) => count > 0);
      }, 90_000);
    };

    it('has one event stream, and every tab hears of a new case', async () => {
      await areLive(tabs);
      expect(streams.size).toBe(1);
      await hearOfANewCase(tabs);
      expect(streams.size).toBe(1);
    }, 150_000);

    it('keeps all tabs live when the tab that holds the stream is hidden, and then is closed', async () => {
      const [leader] = streams.values();
      await hide(leader!);
      await eventually(() => Promise.resolve(streams.size === 1 && !holds(streams, leader!)));
      await hearOfANewCase(tabs);
      const [next] = streams.values();
      const left = tabs.filter((page) => page !== next);
      await next!.close();
      tabs = left;
      await eventually(() => Promise.resolve(streams.size === 1));
      await areLive(left);
      await hearOfANewCase(left);
      expect(troubles(person)).toEqual([]);
    }, 150_000);
  });

/** The bar of the work list that offers what has changed. */
const updatesOf = (page: Page) => page.locator('button.updates');
async function takeUpdates(page: Page): Promise<void> {
  if ((await updatesOf(page).count()) === 0) return;
  // The page is in the background, where nothing can be clicked as by a person.
  await updatesOf(page).dispatchEvent('click');
  await updatesOf(page).waitFor({ state: 'detached' });
}

/** The event streams that are open now, and the tab that holds each. */
function openStreams(context: BrowserContext): ReadonlyMap<Request, Page> {
  const open = new Map<Request, Page>();
  context.on('request', (request) => {
    if (request.url().endsWith('/api/v1/events')) open.set(request, request.frame().page());
  });
  context.on('requestfinished', (request) => open.delete(request));
  context.on('requestfailed', (request) => open.delete(request));
  context.on('page', (page) =>
    page.on('close', () => {
      for (const [request, holder] of open) if (holder === page) open.delete(request);
    }),
  );
  return open;
}

const holds = (streams: ReadonlyMap<Request, Page>, page: Page): boolean =>
  [...streams.values()].includes(page);

/** As if another tab were in front; a headless browser shows all of them. */
const hide = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
