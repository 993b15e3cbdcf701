import { readdirSync, readFileSync } from 'node:fs';
import { UserError } from '../local/say.mjs';

export function readJson(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UserError(`Cannot read ${path}: ${error.code}. Check the name of the file.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(`${path} is not JSON: ${error.message}`);
  }
}

/** The policy documents and calendars that ship with the product. */
export const policiesBeside = () => jsonFilesIn(new URL('../policies/', import.meta.url));
export const calendarsBeside = () => jsonFilesIn(new URL('../calendars/', import.meta.url));

function jsonFilesIn(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readJson(new URL(name, folder)));
}
