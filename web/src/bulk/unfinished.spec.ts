import { describe, expect, it } from '@jest/globals';
import { chosenOfRest, goesOn, restKept } from './unfinished';

describe('what of a command for many was not done', () => {
  it('is read back as it was kept', () => {
    const kept = {
      action: 'remind',
      caseNos: ['C-2026-000001', 'C-2026-000002'],
      version: 7,
    } as const;
    expect(restKept(JSON.stringify(kept))).toEqual(kept);
  });

  it('of a merge knows the case that the others go into', () => {
    const kept = { action: 'merge', caseNos: ['C-2'], version: 3, target: 'C-1' } as const;
    expect(restKept(JSON.stringify(kept))).toEqual(kept);
    expect(chosenOfRest(kept)).toEqual(['C-2', 'C-1']);
    expect(goesOn(kept)).toBe(true);
    // As it was kept before the target was.
    expect(goesOn({ action: 'merge', caseNos: ['C-2'], version: 3 })).toBe(false);
  });

  it.each([null, '', '{', '{}', '[]', '"remind"', '{"action":"remind","caseNos":[]}'])(
    'is nothing where %s was kept',
    (kept) => {
      expect(restKept(kept)).toBeNull();
    },
  );
});
