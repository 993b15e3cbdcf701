import { describe, expect, it } from '@jest/globals';
import type { CaseDetail } from '@tingsu/contracts';
import { answeredBy, isWrittenBeside } from './answered';

const entry = (type: string, text: Record<string, string>): CaseDetail['timeline'][number] => ({
  version: 1,
  at: '2026-11-27T00:00:00Z',
  type: `${type}.v1`,
  actor: { type: 'person', id: null, role: null },
  data: {},
  text,
});
const timeline = [
  entry('case.packageSubmitted', { statement: '第一次' }),
  entry('case.packageSubmitted', { statement: '第二次' }),
  entry('case.opinionDrafted', {}),
];

describe('what stands beside a text while it is written', () => {
  it('is the newest statement for an opinion', () => {
    expect(answeredBy('draftOpinion', { timeline }).map(({ text }) => text)).toEqual([
      { statement: '第二次' },
    ]);
  });
  it('is nothing where the reader may not see the words, or nothing is answered', () => {
    expect(answeredBy('giveFinal', { timeline })).toEqual([]);
    expect(answeredBy('accept', { timeline })).toEqual([]);
  });
  it('is what an approval decides on, for both decisions', () => {
    const opinion = entry('case.opinionDrafted', { opinion: '退费' });
    for (const command of ['approve', 'reject'] as const)
      expect(
        answeredBy(command, { timeline: [...timeline, opinion] }).map(({ text }) => text),
      ).toEqual([{ statement: '第二次' }, { opinion: '退费' }]);
  });
  it('is there for the long texts and for triage', () => {
    expect(isWrittenBeside('classify')).toBe(true);
    expect(isWrittenBeside('giveFinal')).toBe(true);
    expect(isWrittenBeside('decline')).toBe(false);
  });
});
