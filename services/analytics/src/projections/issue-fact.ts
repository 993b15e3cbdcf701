import {
  CaseCausesRecorded,
  CaseClassified,
  CaseClosed,
  CaseIssueAdded,
  CaseIssueChanged,
  CaseIssueFound,
  CaseIssueRemoved,
  FIRST_ISSUE,
  is,
  type Envelope,
  type IssueFinding,
} from '@tingsu/contracts';

/** One issue of a case, as far as it is counted. */
export interface IssueFact {
  readonly issueId: string;
  readonly category: string | null;
  readonly topics: readonly string[];
  /** What was found last; null while nothing was. */
  readonly found: IssueFinding | null;
  /** What counts: how it was found when the case was closed last. */
  readonly counted: string | null;
  /** Why it came to it. What was recorded for the whole case stands with its first issue. */
  readonly causes?: readonly string[];
  /** The first one follows the classification until somebody says otherwise. */
  readonly own?: true;
}
type Issues = readonly IssueFact[];

/** The issues after an event; the same array when none of them changed. */
export function issuesAfter(issues: Issues, event: Envelope): Issues {
  if (is(event, CaseClassified)) return classified(issues, event.data);
  if (is(event, CaseIssueAdded)) return [...withFirst(issues), issueOf(event.data)];
  if (is(event, CaseIssueChanged)) {
    const { issueId, category, topics } = event.data;
    return changed(issues, issueId, { category, topics, own: true });
  }
  if (is(event, CaseIssueFound))
    return changed(issues, event.data.issueId, { found: event.data.finding });
  if (is(event, CaseCausesRecorded)) {
    const { issueId = FIRST_ISSUE, causes } = event.data;
    return changed(issues, issueId, { causes });
  }
  if (is(event, CaseIssueRemoved))
    return withFirst(issues).filter(({ issueId }) => issueId !== event.data.issueId);
  if (is(event, CaseClosed)) {
    const { outcome } = event.data;
    return issues.map((one) => ({ ...one, counted: one.found ?? outcome }));
  }
  return issues;
}

const issueOf = ({
  issueId,
  category,
  topics,
}: Pick<IssueFact, 'issueId' | 'category' | 'topics'>): IssueFact => ({
  ...{ issueId, category, topics, found: null, counted: null, own: true },
});

const UNTOUCHED: IssueFact = {
  ...{ issueId: FIRST_ISSUE, category: null, topics: [], found: null, counted: null },
};

/** A case that was classified before issues were counted has its first one all the same. */
const withFirst = (issues: Issues): Issues => (issues.length === 0 ? [UNTOUCHED] : issues);

function classified(
  issues: Issues,
  { category, topics }: Pick<IssueFact, 'category' | 'topics'>,
): Issues {
  return withFirst(issues).map((one) =>
    one.issueId === FIRST_ISSUE && !one.own ? { ...one, category, topics } : one,
  );
}

const changed = (issues: Issues, issueId: string, change: Partial<IssueFact>): Issues =>
  withFirst(issues).map((one) => (one.issueId === issueId ? { ...one, ...change } : one));
