import type { DangerSource } from '@tingsu/contracts';
import { dangersOf } from '@tingsu/policy';
import type { CaseEvent } from './case-event.js';
import type { CaseState } from './case-state.js';
import { classified } from './classify.js';
import type { DecisionContext } from './context.js';
import { isEnded } from './ended-states.js';

/** What somebody said later, by its number within the case, and the dangers in it by the code of the policy. */
interface Said {
  readonly where: DangerSource;
  readonly nr: number;
  readonly dangers: readonly string[];
}

/**
 * Later words of danger are each a fact of the case, in whatever state it is, so that somebody sees to them again; and they raise an open
 * case as those do with which it came, also where a person said before that there was none.
 */
export function spokenOfDanger(
  state: CaseState,
  said: readonly Said[],
  context: DecisionContext,
): CaseEvent[] {
  const spoken = said.filter(({ dangers }) => dangers.length > 0);
  return [
    ...spoken.map(({ where, nr, dangers }): CaseEvent => {
      const data = { where, key: `${where}/${nr}`, dangers: [...new Set(dangers)] };
      return { kind: 'dangerSpoken', data: { state: state.state, ...data } };
    }),
    ...regraded(
      state,
      spoken.flatMap(({ dangers }) => dangers),
      context,
    ),
  ];
}

function regraded(
  state: CaseState,
  dangers: readonly string[],
  context: DecisionContext,
): CaseEvent[] {
  const facts = state.classification?.facts ?? {};
  const known = dangersOf(facts);
  const fresh = [...new Set(dangers)].filter((danger) => !known.includes(danger));
  if (fresh.length === 0 || isEnded(state.state)) return [];
  return [classified(state, { ...facts, danger: [...known, ...fresh] }, context, false)];
}
