import { describe, expect, it } from '@jest/globals';
import { restKept } from './unfinished';

describe('what of a command for many was not done', () => {
  it('is read back as it was kept', () => {
    const kept = {
      action: 'remind',
      caseNos: ['C-2026-000001', 'C-2026-000002'],
      version: 7,
    } as const;
    expect(restKept(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([null, '', '{', '{}', '[]', '"remind"', '{"action":"remind","caseNos":[]}'])(
    'is nothing where %s was kept',
    (kept) => {
      expect(restKept(kept)).toBeNull();
    },
  );
});
