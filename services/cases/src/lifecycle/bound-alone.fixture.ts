import { readdirSync, readFileSync } from 'node:fs';
import type { PolicyActivated } from '@tingsu/contracts';
import type { Calendar, Policy } from '@tingsu/policy';
import { PolicyBook } from '../policies/policy-book.js';

const deploy = new URL('../../../../deploy/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, deploy), 'utf8'));
const all = (folder: string): unknown[] =>
  readdirSync(new URL(folder, deploy)).map((file) => read(`${folder}/${file}`));

const documents = all('policies') as { readonly id: string }[];
export const SHIPPED_CALENDARS = all('calendars');
export const SHIPPED_IDS = documents.map(({ id }) => id);

/** One document and what it extends, as a campus would have it if nothing else were bound. */
export function boundAlone(id: string): { readonly policy: Policy; readonly calendar: Calendar } {
  const book = new PolicyBook({
    documents,
    bindings: [],
    calendars: SHIPPED_CALENDARS,
  } as PolicyActivated['data']);
  const policy = book.policyOn({ policies: [id] });
  return { policy, calendar: book.calendarFor(policy) };
}
