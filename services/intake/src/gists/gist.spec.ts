import { describe, expect, it } from '@jest/globals';
import { FIELD_CLASSES } from '@tingsu/contracts';
import { gistOf, type OpenedGist } from './gist.js';

const NONE = { nth: null, resembles: null };
const complaint: OpenedGist = {
  complaintNo: 'TS-2026-000001',
  content: '挂号费\n收了两次，\t请回电 13800138000。',
  anonymous: false,
  name: '阿卜杜拉·买买提',
  files: 2,
  nth: 3,
  resembles: 'TS-2026-000000',
};

describe('a row about a complaint', () => {
  it('says the first words in one line, who, how many files and how often', () => {
    expect(gistOf(complaint, FIELD_CLASSES, NONE)).toEqual({
      ...{ complaintNo: 'TS-2026-000001', anonymous: false, files: 2, nth: 3 },
      resembles: 'TS-2026-000000',
      gist: '挂号费 收了两次， 请回电 13800138000。',
      name: '阿*******',
    });
  });

  it('says nothing of what the reader may not see', () => {
    expect(gistOf(complaint, ['words'], NONE)).toEqual({
      ...{ complaintNo: 'TS-2026-000001', anonymous: false, files: null, nth: null },
      ...{ name: null, resembles: null },
      gist: '挂号费 收了两次， 请回电 138******00。',
    });
    expect(gistOf(complaint, [], NONE).gist).toBeNull();
  });

  it('says how often somebody came to who deals with the person, and to others what they know of it', () => {
    const inReach = { nth: 2, resembles: null };
    expect(gistOf(complaint, ['words', 'contact'], inReach).nth).toBe(3);
    expect(gistOf(complaint, ['words', 'identity'], inReach)).toMatchObject(inReach);
  });

  it('cuts after whole characters, and never leaves half of a hidden number', () => {
    const long = { ...complaint, content: `${'𠮷'.repeat(55)}13800138000${'后'.repeat(9)}` };
    expect(gistOf(long, ['words'], NONE).gist).toBe(`${'𠮷'.repeat(55)}138**…`);
  });
});
