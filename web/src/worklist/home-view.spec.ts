import { describe, expect, it } from '@jest/globals';
import { viewsFor } from '@tingsu/contracts';
import { homeOf, nextView } from './home-view';

const views = viewsFor([{ role: 'centre_officer' }]);

describe('home', () => {
  it('is the first view of the role that holds something', () => {
    expect(homeOf(views, { mine: 0, to_triage: 0, to_dispatch: 3, open: 9 })).toBe('to_dispatch');
  });

  it('is the open cases when nothing waits', () => {
    expect(homeOf(views, { mine: 0, open: 0, all: 0 })).toBe('open');
  });

  it('of an empty view leads to the next one with something to do', () => {
    expect(nextView(views, { mine: 0, to_triage: 2 }, 'mine')).toBe('to_triage');
    expect(nextView(views, { mine: 2 }, 'mine')).toBeNull();
  });
});
