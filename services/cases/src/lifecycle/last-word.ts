import { BINDING_GROUNDS, type ReopeningGround, type RuleCode } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';
import type { CaseState } from './case-state.js';
import { refuse } from './context.js';

/** The hospital does nothing more of its own accord: the rounds of the policy are used up, or a leader said its last word. */
export const saidLastWord = (
  { round, finalNotice }: Pick<CaseState, 'round' | 'finalNotice'>,
  { maxRounds }: Pick<Policy, 'maxRounds'>,
): boolean => Boolean(finalNotice) || round >= maxRounds;

/** A last word is for who was answered and is still not satisfied, once in a round. */
export function refusalToEnd({ milestones, round, finalNotice }: CaseState): RuleCode | null {
  if (finalNotice) return 'final.given';
  const dissatisfied = milestones.some(({ name }) => name === 'complainant.dissatisfied');
  return dissatisfied || round > 1 ? null : 'final.not_dissatisfied';
}

/** What ended without an answer may be opened again at any time; what was answered, only within its rounds, or for a binding ground (T-34). */
export function requireOpenable(
  state: CaseState,
  ground: ReopeningGround,
  policy: Pick<Policy, 'maxRounds'>,
): void {
  const answered = state.state === 'closed' || state.state === 'archived';
  if (!answered || isBinding(ground)) return;
  if (state.finalNotice)
    refuse(
      'reopen.final',
      'The leader said the last word: only new facts, a court or an authority open this case again.',
    );
  if (saidLastWord(state, policy))
    refuse(
      'reopen.last_round',
      'The policy allows no further round: only new facts, a court or an authority open this case again (T-34).',
    );
}

const isBinding = (ground: ReopeningGround): boolean =>
  (BINDING_GROUNDS as readonly ReopeningGround[]).includes(ground);
