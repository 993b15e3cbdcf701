import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Binding, DirectoryPublished } from '@tingsu/contracts';
import { bindingFor, checkBindings } from '@tingsu/policy';
import { rowsOf } from './binding-rows.js';
import { PolicyBook } from './policy-book.js';

const deploy = new URL('../../../../deploy/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, deploy), 'utf8'));
const group = read('demo/group.json') as DirectoryPublished['data'];
const rows = rowsOf(read('demo/bindings.json') as Binding[]);
const documents = readdirSync(new URL('policies', deploy)).map(
  (file) => read(`policies/${file}`) as Record<string, string>,
);

it('the demo group binds its three campuses and a pharmacy to different policies, without a gap', () => {
  const book = new PolicyBook({ documents, bindings: [], calendars: [] });
  const problems = checkBindings(rows, {
    ...group,
    versions: documents.map(({ id = '', version = '', effectiveFrom = '' }) => ({
      id,
      version,
      effectiveFrom,
    })),
    calendarIds: ['CN'],
    today: '2026-11-26',
    before: rows,
    policyOn: (policies) => book.policyOn({ policies: [...policies] }),
  });
  expect(problems).toEqual([]);
  const places = [
    ...['main', 'east', 'north'].map((campus) => ({ campus, department: null })),
    { campus: 'main', department: 'main.pharmacy' },
  ];
  const found = places.map((place) =>
    bindingFor(rows, { ...place, caseKind: 'external', channel: 'hotline' })?.policies.join('+'),
  );
  expect(new Set(found).size).toBe(4);
});
