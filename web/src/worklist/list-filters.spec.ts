import { describe, expect, it } from '@jest/globals';
import { CaseQuerySchema } from '@tingsu/contracts';
import { listPath, parametersOf, queryFrom, searchOf, VIEW_NAMES } from './list-filters';
import { keyAction } from './list-keys';

describe('the address of a work list', () => {
  it('holds view, order and filters, and nothing that is the default', () => {
    const query = {
      view: 'overdue',
      sort: 'received',
      filters: { campus: 'east', q: '0001' },
    } as const;
    expect(searchOf(query)).toBe('?view=overdue&sort=received&campus=east&q=0001');
    expect(queryFrom(new URLSearchParams(searchOf(query)))).toEqual(query);
    expect(searchOf({ view: 'open', sort: 'next_due', filters: {} })).toBe('');
  });
  it('falls back to the open cases when somebody edits it badly', () => {
    expect(queryFrom(new URLSearchParams('view=secret&sort=up&campus='))).toEqual({
      view: 'open',
      sort: 'next_due',
      filters: {},
    });
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
  const press = (key: string, more: Partial<Parameters<typeof keyAction>[0]> = {}) =>
    keyAction({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      isComposing: false,
      typing: false,
      onControl: false,
      ...more,
    });
  it('leave Enter to the link or the button that has the focus, and still move (B22)', () => {
    expect(press('j', { onControl: true })).toBe('next');
    expect(press('Enter', { onControl: true })).toBeNull();
  });
  it('move with J and K and open with Enter', () => {
    expect(['j', 'J', 'k', 'Enter', 'x'].map((key) => press(key))).toEqual([
      'next',
      'next',
      'previous',
      'open',
      null,
    ]);
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
