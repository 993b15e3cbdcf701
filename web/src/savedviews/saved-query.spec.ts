import { describe, expect, it } from '@jest/globals';
import { SaveViewSchema } from '@tingsu/contracts';
import { FILTER_NAMES } from '../worklist/list-filters';
import { openSaved, savedAs, savedFrom } from './saved-query';

const query = {
  view: 'overdue',
  sort: 'received',
  filters: { campus: 'east', owner: 'me' },
} as const;
const saved = (of: Readonly<Record<string, string>>) => ({
  ...{ id: '1', name: '东区', shared: null, mayEdit: true },
  query: of,
});

describe('a saved view', () => {
  it('is the list that was on the screen', () => {
    const kept = savedFrom(query) as Record<string, string>;
    expect(openSaved({ query: kept })).toEqual({ query, unknown: [] });
    expect(savedAs([saved({ view: 'open' }), saved(kept)], query)?.query).toBe(kept);
    expect(savedAs([saved(kept)], { ...query, sort: 'next_due' })).toBeUndefined();
  });

  it('can hold every filter of the list', () => {
    const taken = Object.keys(SaveViewSchema.shape.query.shape);
    expect(taken).toEqual(expect.arrayContaining([...FILTER_NAMES]));
  });

  it('of a later version opens with what is known, and says what is not', () => {
    expect(openSaved({ query: { view: 'by_weather', campus: 'east', weather: 'rain' } })).toEqual({
      query: { view: 'open', sort: 'next_due', filters: { campus: 'east' } },
      unknown: ['view', 'weather'],
    });
  });
});
