import { expect, it } from '@jest/globals';
import { isSaved } from './note-saved';

const entry = (version: number, by: string, note: string) => ({
  version,
  at: '2026-11-24T09:40:00Z',
  type: 'case.noted.v1',
  actor: { type: 'person' as const, id: by, role: 'centre_officer' as const },
  data: {},
  text: { note },
});

it('a note whose answer got lost is not written twice', () => {
  const timeline = [entry(4, 'p1', '家属来过'), entry(6, 'p2', '家属来过')];
  const note = { by: 'p1', text: '家属来过', since: 3 };
  expect(isSaved({ timeline }, note)).toBe(true);
  expect(isSaved({ timeline }, { ...note, since: 4 })).toBe(false);
  expect(isSaved({ timeline }, { ...note, text: '别的' })).toBe(false);
});
