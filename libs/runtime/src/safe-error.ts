import { types } from 'node:util';

/** Messages of these errors quote their input, which may be the text of a complaint. */
const QUOTING_NAMES = new Set(['SyntaxError', 'ZodError']);
/** SQLSTATE class 22 (data exception) and 23 (constraint) quote values. */
const QUOTING_SQL = /^2[23][0-9A-Z]{3}$/;
const LONG_NUMBER = /(?<![\w-])\+?\d{7,15}(?![\w-])/g;
const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.]+/g;

export interface SafeError {
  readonly name: string;
  readonly code?: string;
  readonly message: string;
  readonly stack?: string;
}

/** What may be logged of an error: never a quoted value, a phone number or an address; the stack says where. */
export function safeError(error: unknown): SafeError {
  if (!isError(error))
    return { name: typeof error, message: 'a thrown value that is not an error' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code, message: safeMessage(error, code), stack: frames?.join('\n') };
}

/** Errors of Node itself are of another realm under test, where `instanceof` does not know them. */
const isError = (error: unknown): error is Error =>
  error instanceof Error || types.isNativeError(error);

function safeMessage(error: Error, code: string | undefined): string {
  if (QUOTING_NAMES.has(error.name)) return '[hidden: quotes its input]';
  if (code !== undefined && QUOTING_SQL.test(code))
    return `[hidden: SQLSTATE ${code} quotes values]`;
  return error.message.replace(LONG_NUMBER, '[number]').replace(ADDRESS, '[address]').slice(0, 500);
}
