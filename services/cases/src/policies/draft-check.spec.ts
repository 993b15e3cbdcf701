import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { policyProblems, type Shelf } from './draft-check.js';

const deployed = (path: string): URL => new URL(`../../../../deploy/${path}`, import.meta.url);
const json = (path: string) =>
  JSON.parse(readFileSync(deployed(path), 'utf8')) as Record<string, unknown>;
const allIn = (folder: string) =>
  readdirSync(deployed(folder)).map((name) => json(`${folder}/${name}`));

const shelf: Shelf = {
  documents: allIn('policies'),
  calendars: allIn('calendars') as unknown as Shelf['calendars'],
  today: '2026-11-25',
  published: [],
  inForceFrom: null,
};
const problemsOf = (content: Record<string, unknown>, on: Shelf = shelf) =>
  policyProblems(String(content['id']), content, on);
const withDuration = (duration: object): Record<string, unknown> => {
  const document = json('policies/tcm-yulin.json');
  const clocks = document['clocks'] as Record<string, unknown>[];
  const changed = clocks.map((clock) =>
    clock['id'] === 'outer15' ? { ...clock, duration } : clock,
  );
  return { ...document, version: '9.0', clocks: changed };
};
const outer = (json('policies/tcm-yulin.json')['clocks'] as { id: string }[]).findIndex(
  ({ id }) => id === 'outer15',
);

describe('a draft is tried before it can be submitted (S-04)', () => {
  it.each(shelf.documents.map((document) => [String(document['id']), document] as const))(
    '%s, as shipped, passes',
    (_, document) => {
      expect(problemsOf(document)).toEqual([]);
    },
  );

  it('a length that no calendar reaches has a problem at its place, in both languages', () => {
    const [problem, ...others] = problemsOf(
      withDuration({ value: 99_999, unit: 'day', basis: 'working' }),
    );
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      path: `/clocks/${outer}/duration/value`,
      code: 'shape.big',
      message: { zh: '过大，至多 1830。' },
    });
  });

  it('a length within bounds that makes no sense is found by computing it', () => {
    const found = problemsOf(withDuration({ value: 1_800, unit: 'day', basis: 'working' }));
    expect(found).toEqual([
      expect.objectContaining({ path: `/clocks/${outer}/duration`, code: 'example.absurd' }),
    ]);
  });

  it('a calendar that ends too soon has a problem for each clock that leaves it', () => {
    const found = problemsOf(json('policies/tcm-yulin.json'), { ...shelf, today: '2060-12-25' });
    expect(found.map(({ code }) => code)).toContain('example.failed');
    expect(found.find(({ code }) => code === 'example.failed')?.message.zh).toContain('无法计算');
  });
});
