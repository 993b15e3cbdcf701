import { describe, expect, it } from '@jest/globals';
import { CaseQuerySchema } from '@tingsu/contracts';
import { listPath, parametersOf, queryFrom, searchOf, VIEW_NAMES } from './list-filters';
import { keyAction, type ListPress } from './list-keys';

describe('the address of a work list', () => {
  it('holds view, order and filters, and no order that is the default', () => {
    const query = {
      view: 'overdue',
      sort: 'received',
      filters: { campus: 'east', category: 'C01' },
    } as const;
    expect(searchOf(query)).toBe('?view=overdue&sort=received&campus=east&category=C01');
    expect(queryFrom(new URLSearchParams(searchOf(query)))).toEqual(query);
    expect(searchOf({ view: 'open', sort: 'next_due', filters: {} })).toBe('?view=open');
  });
  it('falls back to the open cases when somebody edits it badly', () => {
    expect(queryFrom(new URLSearchParams('view=secret&sort=up&campus='))).toEqual({
      view: 'open',
      sort: 'next_due',
      filters: {},
    });
    expect(queryFrom(new URLSearchParams(''), 'mine').view).toBe('mine');
  });
  it('asks only what the API understands', () => {
    for (const view of VIEW_NAMES) {
      const asked = parametersOf({
        view,
        sort: 'next_due',
        filters: {
          state: 'closed',
          channel: 'hotline',
          receivedFrom: '2026-11-01',
          receivedTo: '2026-11-20',
        },
      });
      expect(CaseQuerySchema.strict().safeParse(asked).error).toBeUndefined();
    }
  });
  it('is what a figure of the dashboard links to', () => {
    expect(listPath('all', { category: 'C01' })).toBe('/?view=all&category=C01');
  });
});

describe('keys in the list (WCAG 2.1.4)', () => {
  const press = (key: string, more: Partial<ListPress> = {}) =>
    keyAction({
      ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false },
      ...{ typing: false, onControl: false, onRow: true, lettersOn: true, ...more },
    });
  it('move with J, K and arrows, open with Enter, look in with Space, choose with X and watch with W', () => {
    expect(
      ['j', 'J', 'k', 'ArrowDown', 'ArrowUp', 'Enter', ' ', 'x', 'w', 'q'].map((key) => press(key)),
    ).toEqual([
      'next',
      'next',
      'previous',
      'next',
      'previous',
      'open',
      'peek',
      'select',
      'watch',
      null,
    ]);
  });
  it('leave Enter and Space to the link or the button that has the focus, and still move (B22)', () => {
    expect(press('j', { onControl: true })).toBe('next');
    expect([press('Enter', { onControl: true }), press(' ', { onControl: true })]).toEqual([
      null,
      null,
    ]);
  });
  it('leave what is no letter to the page, unless a row has the focus', () => {
    const away = ['ArrowDown', ' ', 'Enter', 'j'].map((key) => press(key, { onRow: false }));
    expect(away).toEqual([null, null, null, 'next']);
  });
  it('take no letter while letters are switched off, and go on with arrows and Enter', () => {
    const off = ['j', 'x', 'ArrowDown', 'Enter'].map((key) => press(key, { lettersOn: false }));
    expect(off).toEqual([null, null, 'next', 'open']);
  });
  it('do nothing while somebody types, composes Chinese or holds a modifier', () => {
    expect([
      press('j', { typing: true }),
      press('j', { isComposing: true }),
      press('j', { ctrlKey: true }),
      press('Enter', { metaKey: true }),
    ]).toEqual([null, null, null, null]);
  });
});
