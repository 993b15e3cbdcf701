import { refuse } from './context.js';
import type { Handlers } from './handlers.js';
import { openIssue } from './issues.js';

/** Why it came to the complaint, or to one of its issues. What is recorded later takes the place of what was recorded before. */
export const CAUSES: Handlers<'recordCauses'> = {
  recordCauses: (state, { issueId, causes, note }, { policy }) => {
    if (issueId !== undefined) openIssue(issueId, state);
    const about = issueId === undefined ? {} : { issueId };
    const known = policy.causes.map(({ code }) => code);
    const recorded = [...new Set(causes)];
    if (recorded.some((code) => !known.includes(code)))
      refuse(
        'cause.unknown',
        'Choose causes that the policy of the case names. Nothing was saved.',
      );
    return {
      events: [
        { kind: 'causesRecorded', data: { state: state.state, ...about, causes: recorded } },
      ],
      texts: note === undefined ? {} : { note },
    };
  },
};
