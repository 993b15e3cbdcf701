import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import type { CommandName } from '@tingsu/contracts';
import type { Person, TestBrowser } from '../support/browser.js';
import type { TestSystem } from '../support/system.js';

/** What every part of the browser tests works with; the system is started once for all of them. */
export interface World {
  readonly system: TestSystem;
  readonly browser: TestBrowser;
}

const DOCUMENT = new URL('../../deploy/policies/group-default.json', import.meta.url);
/** The version of the group's policy that is shipped. */
export const GROUP_POLICY = (
  JSON.parse(readFileSync(DOCUMENT, 'utf8')) as { readonly version: string }
).version;

/** Signs a person in on a page of the console, e.g. `dashboard`. */
export async function signIn(
  person: Person,
  system: TestSystem,
  login: string,
  path = '',
): Promise<Page> {
  const { page } = person;
  await page.goto(`${system.url}/staff/${path}`);
  await page.locator('input[autocomplete=username]').fill(login);
  await page.locator('input[autocomplete=current-password]').fill(system.password);
  await page.keyboard.press('Enter');
  await page.locator('header.top').waitFor();
  return page;
}

/** The errors on a person's pages, except the 401 of `GET /me` before signing in. */
export const troubles = (person: Person): readonly string[] =>
  person.errors.filter((text) => !text.includes('status of 401'));

/** Picks an answer: of a few that stand side by side, or of a drop-down list. */
export async function choose(scope: Locator, label: string, option: string): Promise<void> {
  const group = scope.getByRole('radiogroup', { name: label });
  await group
    .or(scope.getByRole('combobox', { name: label }))
    .first()
    .waitFor();
  if ((await group.count()) === 0) return chooseInList(scope, label, option);
  const whole = group.getByText(option, { exact: true });
  await ((await whole.count()) > 0 ? whole : group.getByText(option).first()).click();
}

/**
 * Picks an option of a drop-down list by typing it and Enter, as its virtual list holds only what is in sight. Not by a click: while the
 * list shrinks to what was typed, the mouse would go down on an option and up on what lies behind it.
 */
async function chooseInList(scope: Locator, label: string, option: string): Promise<void> {
  const box = scope.getByRole('combobox', { name: label });
  await box.focus();
  await box.fill(option);
  const list = await box.getAttribute('aria-controls');
  const dropdown = scope
    .page()
    .locator('.ant-select-dropdown', { has: scope.page().locator(`[id="${list}"]`) });
  await dropdown.locator('.ant-select-item-option-active', { hasText: option }).waitFor();
  await box.press('Enter');
  await box.blur();
}

/**
 * Opens the dialog of a command. On a busy machine a click can open it and still time out, as the browser answers only after it
 * has drawn; the next attempt then loads the page again instead of clicking at what the open dialog covers.
 */
export async function openCommand(page: Page, command: CommandName): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) await page.reload();
  await commandButton(page, command).then((button) => button.click());
  await dialog.waitFor();
  return dialog;
}

/** The button of a command, after the menu in which it stands was opened. */
async function commandButton(page: Page, command: CommandName): Promise<Locator> {
  const button = page.locator(`button[data-command=${command}]`);
  await button.waitFor({ state: 'attached' });
  await button.evaluate((found) => {
    const menu = found.closest('details');
    if (menu) menu.open = true;
  });
  return button;
}

/** Unfolds the limits of a case, which are one strip at first. */
export async function unfoldLimits(page: Page): Promise<void> {
  const toggle = page.getByTestId('limits-toggle');
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click();
}

export const send = (dialog: Locator): Promise<void> => dialog.getByTestId('command-send').click();

/** Gives a command through its dialog and waits until it is done. */
export async function command(
  page: Page,
  name: CommandName,
  fill?: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const dialog = await openCommand(page, name);
  await fill?.(dialog);
  await send(dialog);
  await dialog.waitFor({ state: 'detached' });
}

/** Sends the form of a command that opened by itself after the one before. */
export async function carriedOn(
  page: Page,
  name: CommandName,
  fill?: (dialog: Locator) => Promise<void>,
): Promise<void> {
  const dialog = page.getByRole('dialog').filter({ has: page.locator(`form[data-form=${name}]`) });
  await dialog.waitFor();
  await fill?.(dialog);
  await send(dialog);
  await dialog.waitFor({ state: 'detached' });
}

/** Gives a command that asks nothing. */
export const press = (page: Page, name: CommandName): Promise<void> =>
  commandButton(page, name).then((button) => button.click());

export const inState = (page: Page, state: string): Promise<void> =>
  page.locator(`[data-testid=case-state][data-state=${state}]`).waitFor();

/** The number of a figure of the dashboard. */
export const figure = async (page: Page, tile: string): Promise<number> =>
  Number(await page.locator(`[data-tile=${tile}] strong`).innerText());

/** Whether the keyboard is at this element. */
export const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((found) => found === document.activeElement);
