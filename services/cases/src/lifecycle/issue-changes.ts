import { FIRST_ISSUE, IssueMatterSchema, type IssueMatter } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';
import { derivedOutcome, UNTOUCHED } from './issues.js';

type Known = NonNullable<CaseState['issues']>[number];

/** What the facts about issues do to a case. */
export const ISSUE_CHANGES: Changes = {
  speakerAgreed: (_, { data }) => ({ speakerConsent: data.consent }),
  issueAdded: ({ issues = [] }, { data }) => ({
    issues: [
      ...issues,
      { issueId: data.issueId, number: data.number, matter: matterIn(data), found: null },
    ],
  }),
  issueChanged: (state, { data }) => changed(state, data.issueId, { matter: matterIn(data) }),
  issueRemoved: (state, { at, data }) => changed(state, data.issueId, { removedAt: at }),
  causesRecorded: (state, { data: { issueId, causes } }) =>
    issueId === undefined ? { causes } : changed(state, issueId, { causes }),
  issueFound: (state, { at, actor, data }) => {
    const { state: _state, issueId, ...found } = data;
    const after = changed(state, issueId, { found: { ...found, at, by: actor.id } });
    // The drafted opinion says what was found, so it follows when something else is.
    const drafted = state.state === 'opinion' && !state.invalidity?.confirmed;
    const outcome = drafted ? derivedOutcome({ ...state, ...after }) : null;
    return outcome ? { ...after, outcome } : after;
  },
};

/** What was found belongs to its round. */
export const foundAnew = ({ issues }: Pick<CaseState, 'issues'>): Change =>
  issues ? { issues: issues.map((one) => ({ ...one, found: null })) } : {};

const matterIn = (data: IssueMatter): IssueMatter => IssueMatterSchema.parse(data);

/** The first issue is known before any fact is about it. */
function changed(
  { issues = [] }: Pick<CaseState, 'issues'>,
  issueId: string,
  change: Partial<Known>,
): Change {
  const known = issues.some((one) => one.issueId === issueId);
  const all = known || issueId !== FIRST_ISSUE ? issues : [UNTOUCHED, ...issues];
  return { issues: all.map((one) => (one.issueId === issueId ? { ...one, ...change } : one)) };
}
