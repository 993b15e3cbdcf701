import { describe, expect, it } from '@jest/globals';
import { CASE_VIEWS } from './api/case-list.js';
import { viewsFor } from './views.js';
import { ROLES } from './vocabulary.js';

describe('the views of a person', () => {
  it('begin with the work of the role, and everyone has the open cases', () => {
    expect(viewsFor([{ role: 'centre_officer' }])[0]).toBe('mine');
    expect(viewsFor([{ role: 'department_head' }]).slice(0, 2)).toEqual([
      'to_sign',
      'statements_owed',
    ]);
    for (const role of ROLES) expect(viewsFor([{ role }])).toContain('open');
  });

  it('are those of each of his roles, once', () => {
    const views = viewsFor([{ role: 'leader' }, { role: 'centre_head' }, { role: 'leader' }]);
    expect(new Set(views).size).toBe(views.length);
    expect(views.filter((view) => view === 'to_approve')).toHaveLength(1);
  });

  it('leave out none that exists: each is the work of some role', () => {
    const all = viewsFor(ROLES.map((role) => ({ role })));
    expect([...all].sort()).toEqual([...CASE_VIEWS].sort());
  });
});
