import type { ComplaintSupplemented } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { spokenOfDanger } from './danger.js';

/**
 * The sending body corrected its complaint or pressed for an answer, in whatever state the case is: the timeline shows it, and a new due
 * time moves the clock of the outside body, and words of danger raise the case. Each version of the complaint is applied once; null when all of them are known.
 */
export function supplementCase(
  state: CaseState,
  supplements: readonly ComplaintSupplemented[],
  context: DecisionContext,
): Decision | null {
  const fresh = supplements.filter(
    ({ aggregateversion: version }, index) =>
      version > (state.complaintVersion ?? 1) &&
      supplements.findIndex(({ aggregateversion }) => aggregateversion === version) === index,
  );
  if (fresh.length === 0) return null;
  const events = fresh.map(({ aggregateversion, data: { kind, at, externalDueAt, ...found } }) => ({
    kind: 'complaintSupplemented' as const,
    data: {
      state: state.state,
      supplement: kind,
      saidAt: at,
      externalDueAt,
      complaintVersion: aggregateversion,
      ...(found.contactable ? { contactable: true as const } : {}),
    },
  }));
  const spoken = fresh.flatMap(({ aggregateversion: nr, data: { danger = [] } }) =>
    danger.length > 0 ? [{ where: 'supplement', nr, dangers: danger } as const] : [],
  );
  return conclude(
    state,
    { events: [...events, ...spokenOfDanger(state, spoken, context)] },
    context,
  );
}
