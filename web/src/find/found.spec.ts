import { describe, expect, it } from '@jest/globals';
import type { Found, FoundPage } from '@tingsu/contracts';
import { isTooShort, mergedHits } from './found';

const found = (nr: number, foundBy: Found['foundBy'], more: Partial<Found> = {}): Found => ({
  caseNo: `C-2026-00000${nr}`,
  complaintNo: `TS-2026-00000${nr}`,
  state: 'triage',
  campus: 'main',
  receivedAt: `2026-11-0${nr}T00:00:00Z`,
  foundBy,
  ...more,
});
const page = (...items: readonly Found[]): FoundPage => ({ items: [...items], nextCursor: null });

describe('what two services found', () => {
  it('is one hit for each complaint, that says where it matched, the newest first', () => {
    const hits = mergedHits(
      [page(found(1, ['name', 'words']), found(2, ['phone']))],
      [page(found(1, ['words'])), page(found(3, ['number']))],
    );
    expect(hits.map(({ caseNo, matches }) => [caseNo, matches])).toEqual([
      ['C-2026-000003', ['number']],
      ['C-2026-000002', ['phone']],
      ['C-2026-000001', ['name', 'words', 'handling']],
    ]);
  });

  it('is shown as the case stands, also where intake has not heard of it', () => {
    const early = found(1, ['name'], { caseNo: null, state: null });
    for (const hits of [
      mergedHits([page(early)], [page(found(1, ['words']))]),
      mergedHits([page(found(1, ['words']))], [page(early)]),
    ])
      expect(hits).toMatchObject([{ caseNo: 'C-2026-000001', state: 'triage' }]);
  });
});

describe('what is typed', () => {
  it.each(['', ' ', '王', 'z', '12', '，。', '我 你', '１２'])(
    '%j is too short to be searched for',
    (typed) => expect(isTooShort(typed)).toBe(true),
  );
  it.each(['王芳', 'zs', '123', '𠮷野', 'B超', '1楼'])('%j is searched for', (typed) =>
    expect(isTooShort(typed)).toBe(false),
  );
});
