import { styleText } from 'node:util';

const paint = (style, text) =>
  process.stdout.isTTY && !process.env.NO_COLOR ? styleText(style, text) : text;
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export const line = (text = '') => process.stdout.write(`${text}\n`);
export const title = (text) => line(`\n${paint('bold', text)}`);
/** @type {(text: string) => void} */
export const note = (text) => void line(`    ${paint('dim', text)}`);
export const good = (text) => line(`  ${paint('green', '✓')} ${text}`);
export const bad = (text) => line(`  ${paint('red', '✗')} ${text}`);

/**
 * Runs one step and prints it with its duration. `work` may return a few words for the line.
 * A long step reports every ten seconds, so that it does not look stuck.
 */
export async function step(name, work) {
  const since = performance.now();
  const waiting = setInterval(() => note(`${name} … ${seconds(since)}`), 10_000);
  try {
    const result = await work();
    const words = typeof result === 'string' ? result : (result?.words ?? '');
    good(`${name.padEnd(18)} ${words.padEnd(62)} ${paint('dim', seconds(since))}`);
    return result;
  } catch (error) {
    bad(`${name.padEnd(18)} ${seconds(since)}`);
    throw error;
  } finally {
    clearInterval(waiting);
  }
}

/** A failure that needs no stack: its message says what to do. */
export class UserError extends Error {}

/** Prints why a command ended, and ends it. */
export function giveUp(error) {
  line();
  bad(error instanceof UserError ? error.message : (error?.stack ?? String(error)));
  process.exitCode = 1;
}
