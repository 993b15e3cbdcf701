import { describe, expect, it } from '@jest/globals';
import { ROLES, viewsFor } from '@tingsu/contracts';
import { foldViews, MOST_TABS } from './fold-views';

const officer = viewsFor([{ role: 'centre_officer' }]);

describe('the views above the list', () => {
  it('are all tabs where there are few', () => {
    const head = viewsFor([{ role: 'department_head' }]);
    expect(foldViews(head, 'to_sign')).toEqual({ tabs: head, more: [] });
  });

  it('keep the work of the day as tabs and fold what is rare', () => {
    const { tabs, more } = foldViews(officer, 'mine');
    expect(more).toEqual(expect.arrayContaining(['closed', 'all']));
    expect(tabs).toEqual(expect.arrayContaining(['mine', 'to_triage', 'overdue']));
    expect([...tabs, ...more].sort()).toEqual([...officer].sort());
  });

  it('show the open one as a tab, in its place, and never many more than fit', () => {
    expect(foldViews(officer, 'all').tabs.at(-1)).toBe('all');
    const head = viewsFor([{ role: 'centre_head' }]);
    expect(foldViews(head, 'mine').tabs).toEqual(
      expect.arrayContaining(['to_approve', 'due_today', 'overdue']),
    );
    const everything = viewsFor(ROLES.map((role) => ({ role })));
    for (const view of everything)
      expect(foldViews(everything, view).tabs.length).toBeLessThanOrEqual(MOST_TABS);
  });

  it('show a view of another role while it is open', () => {
    expect(foldViews(officer, 'to_sign').tabs).toContain('to_sign');
  });
});
