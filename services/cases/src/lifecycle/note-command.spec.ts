import { describe, expect, it } from '@jest/globals';
import { aCaseAfter, aContext, aDirectory, HEAD, LEADER, OFFICER } from './case.fixture.js';
import { decide } from './decide.js';
import { refusal } from './refusal.fixture.js';

const member = (id: string, role: 'centre_officer' | 'leader' | 'department_head') => ({
  id,
  name: '某',
  email: null,
  locale: 'zh-CN' as const,
  active: true,
  grants: [
    { role, campus: null, department: role === 'department_head' ? 'main.outpatient' : null },
  ],
});
const directory = {
  ...aDirectory(),
  staff: [
    member(OFFICER, 'centre_officer'),
    member(LEADER, 'leader'),
    member(HEAD, 'department_head'),
  ],
};
const state = aCaseAfter('opened');
const note = (mentions: string[], to = state) =>
  decide(
    to,
    { name: 'note', payload: { text: '家属上午来过', mentions } },
    { ...aContext(), directory },
  );

describe('a note of the office', () => {
  it('is a fact without words, and its words are kept apart', () => {
    const { events, texts, state: after } = note([LEADER, LEADER]);
    expect(events).toMatchObject([
      { kind: 'noted', data: { state: state.state, mentions: [LEADER] } },
    ]);
    expect(texts).toEqual({ note: '家属上午来过' });
    expect({ ...after, version: state.version }).toEqual(state);
  });

  it('mentions only who may read it', () => {
    const ward = { ...state.access!, lead: 'main.outpatient' };
    const led = { ...state, access: ward };
    expect(refusal(() => note([HEAD], led))).toBe('mention.no_access');
    expect(refusal(() => note(['01900000-0000-7000-8000-00000000ffff']))).toBe('mention.no_access');
    const excluded = { ...ward, excluded: [LEADER] };
    expect(refusal(() => note([LEADER], { ...state, access: excluded }))).toBe('mention.no_access');
  });
});
