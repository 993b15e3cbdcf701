import { ProblemError } from '@tingsu/contracts';
import type { ActRefusal } from './matter-rules.js';
import type { Refused } from './proposal.js';

const SAID: Readonly<Record<string, string>> = {
  off: 'Accountability is not turned on by the policy of this case.',
  invalid_locked: 'The complaint was found invalid, so nobody is held responsible for it.',
  not_verified: 'An amount needs a complaint that was found right, at least in part.',
  nothing: 'Choose at least one thing to decide.',
  below_least: 'This is below the least that the rule allows.',
  above_most: 'This is above the most that the rule allows.',
  not_in_cents: 'An amount has two decimals at most.',
  currency: 'Amounts are in the currency of the policy.',
  outcome_unknown: 'The policy knows no such outcome.',
  line_unknown: 'There is no such line any more.',
  line_fixed: 'This line has nothing that could be changed.',
  ticket_unknown: 'This time limit was not passed.',
  person_unknown: 'Choose a person of the directory.',
  department_unknown: 'Choose a department of the directory.',
  wrong_state: 'The matter is past that step, or not there yet.',
  not_yours: 'Another person has to do this.',
  concerned: 'Whoever is concerned neither proposes nor decides.',
  own_department: 'Somebody of another department has to decide.',
  own_proposal: 'Whoever proposed it does not decide it.',
  same_person: 'You have agreed already: a second person has to decide.',
  appealed: 'An appeal is open: nothing is executed until it is decided.',
  appeal_over: 'The appeal was made already.',
  reconsidered:
    'Reconsideration of the result was asked for, or still may be: nothing is decided or carried out before that is over (R-136, R-246).',
  groundless: 'The result was taken back in a reconsideration: drop the matter.',
  appeal_late: 'The time to appeal is over.',
  appeal_awaited: 'Somebody whom it is about may still appeal: wait until that time is over.',
  not_served: 'Serve the decision on everybody whom it is about first.',
  served: 'The decision was served on that person already.',
  witness_missing: 'Name who saw that the receipt was refused.',
  served_time: 'A decision is served after it was made, and not in the future.',
  copy_unknown: 'The decision is not about that person.',
  not_decided: 'There is no decision yet, or it was made before papers were kept.',
};

/** A rule of accountability says no; the code stands beside the field in the web app. */
export function refusedBy({ path, code, limit }: Refused): ProblemError {
  const said = SAID[code] ?? 'A rule does not allow this.';
  const message = limit === null ? said : `${said} (${limit})`;
  return new ProblemError('accountability.refused', message, {
    errors: [{ path, code, message }],
  });
}

export const actRefused = (code: ActRefusal): ProblemError =>
  refusedBy({ path: '', code, limit: null });

/** Where the words of an entry are sealed. */
export const wordsCell = (matterId: string, version: number) => ({
  table: 'accountability_entry',
  column: 'words',
  rowId: `${matterId}/${String(version)}`,
});
