import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findChromium } from '../../deploy/local/programs.mjs';

/** Without the background services of the browser, which look up hosts that a closed network refuses. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

/** A person at a device: pages of one person share the session. */
export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors on the console and failed scripts of all pages of this person. */
  readonly errors: readonly string[];
}

export interface TestBrowser {
  onPhone(options?: BrowserContextOptions): Promise<Person>;
  onDesktop(options?: BrowserContextOptions): Promise<Person>;
  close(): Promise<void>;
}

/** A headless Chromium; `npm test` says in CHROMIUM_PATH which one. */
export async function openBrowser(): Promise<TestBrowser> {
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('No Chromium was found. Install chromium, or set CHROMIUM_PATH.');
  const home = await mkdtemp(join(tmpdir(), 'tingsu-browser-'));
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    args: FLAGS,
    env: { ...environment(), HOME: home },
  });
  const person = async (options: BrowserContextOptions) =>
    newPerson(
      await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options }),
    );
  return {
    onPhone: (options) => person({ ...PHONE, ...options }),
    onDesktop: (options) => person({ ...DESKTOP, ...options }),
    close: async () => {
      await browser.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function newPerson(context: BrowserContext): Promise<Person> {
  const errors: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  });
  context.on('weberror', (error) => errors.push(error.error().message));
  // Long: under load one click took 20 s. What never comes costs a failing test the same wait only once.
  context.setDefaultTimeout(30_000);
  return { context, page: await context.newPage(), errors };
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
