import { describe, expect, it } from '@jest/globals';
import { CaseCausesRecorded, FIRST_ISSUE, type Envelope } from '@tingsu/contracts';
import { issuesAfter, type IssueFact } from './issue-fact.js';

const issue = (issueId: string): IssueFact => ({
  ...{ issueId, category: 'C05', topics: [], found: null, counted: null },
});
const recorded = (causes: readonly string[], issueId?: string) =>
  ({
    type: CaseCausesRecorded.type,
    data: { state: 'opinion', causes, ...(issueId === undefined ? {} : { issueId }) },
  }) as unknown as Envelope;

describe('the causes of issues', () => {
  it('count for the issue that they are about; those of the whole case, as of earlier versions, for its first', () => {
    const both = [issue(FIRST_ISSUE), issue('second')];
    const after = issuesAfter(
      issuesAfter(both, recorded(['process'])),
      recorded(['staffing', 'skill'], 'second'),
    );
    expect(after.map(({ causes }) => causes)).toEqual([['process'], ['staffing', 'skill']]);
    const again = issuesAfter(after, recorded(['price'], 'second'));
    expect(again[1]?.causes).toEqual(['price']);
  });
});
