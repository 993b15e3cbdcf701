import { describe, expect, it } from '@jest/globals';
import type { CaseDetail, Part } from '@tingsu/contracts';
import { partStateOf, wordsOfPart } from './parts';

const AT = '2026-11-20T10:00:00.000Z';
const asked: Part = {
  partId: '01900000-0000-7000-8000-000000000001',
  clockId: 'part.1',
  department: 'main.finance',
  askedAt: AT,
  askedBy: null,
  dueAt: AT,
  signedBy: null,
  signedAt: null,
  returnedAt: null,
  submittedAt: null,
};
const entry = (type: string, text: Record<string, string>, partId = asked.partId) =>
  ({ type, text, data: { partId } }) as unknown as CaseDetail['timeline'][number];

describe('a part on the case page', () => {
  it('stands as far as the department took it', () => {
    expect(partStateOf(asked)).toBe('asked');
    expect(partStateOf({ ...asked, signedAt: AT })).toBe('signed');
    expect(partStateOf({ ...asked, returnedAt: AT })).toBe('returned');
    expect(partStateOf({ ...asked, signedAt: AT, submittedAt: AT })).toBe('submitted');
  });

  it('shows its own question and answer, and nothing that the reader does not see', () => {
    const timeline = [
      entry('case.partAsked.v1', { question: '另一个' }, 'other'),
      entry('case.partAsked.v1', { question: '收费依据？' }),
      entry('case.partSubmitted.v1', {}),
    ];
    expect(wordsOfPart(asked, timeline)).toEqual({ question: '收费依据？', answer: undefined });
    const answered = [...timeline.slice(0, 2), entry('case.partSubmitted.v1', { part: '见附件' })];
    expect(wordsOfPart(asked, answered).answer).toBe('见附件');
  });
});
