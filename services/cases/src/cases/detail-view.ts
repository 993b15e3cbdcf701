import type { CaseAccess, CaseDetail, ClockView } from '@tingsu/contracts';
import type { ClockReading, Policy } from '@tingsu/policy';
import type { CaseState, ClockState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { allowedOn, needsNotice } from '../lifecycle/extension-rules.js';
import { refusalOf } from '../lifecycle/guards.js';
import { complainedOf } from '../lifecycle/late-notice.js';
import type { toldExplanations } from '../lifecycle/told-explanations.js';
import { commandsIn, isLegal } from '../lifecycle/transitions.js';

/** The commands of this state, each with the stable code of what stands against it for this person. */
export function commandsFor(
  access: CaseAccess,
  state: CaseState,
  context: DecisionContext,
): CaseDetail['commands'] {
  return commandsIn(state.state).map((command) => {
    const refusal = access.roleFor(command)
      ? (refusalOf(command, state, context)?.code ?? null)
      : 'access.denied';
    // Who never speaks for the hospital under this policy is not shown the command at all.
    const reasonCode = refusal === 'speaker.centre' ? 'access.denied' : refusal;
    return { command, allowed: reasonCode === null, reasonCode };
  });
}

/**
 * Clocks as the case knows them, with the explanation of today's reading; those due first come first. A window that can no longer be
 * used, because it has passed or the case has moved on, comes last.
 */
export function clockViewsOf(
  state: CaseState,
  readings: readonly ClockReading[],
  context: Pick<DecisionContext, 'policy' | 'at'>,
  told: ReturnType<typeof toldExplanations>,
): ClockView[] {
  const { policy } = context;
  const lapsed = lapsedWindows(state, context);
  const byId = new Map(readings.map((reading) => [reading.clockId, reading]));
  return Object.values(state.clocks)
    .map((clock) => ({
      ...viewOf(clock, policy),
      explanation: explanationOf(clock, byId.get(clock.clockId), told),
      extensionNotice: needsNotice(state, clock, policy),
    }))
    .sort(
      (one, other) =>
        Number(lapsed.has(one.clockId)) - Number(lapsed.has(other.clockId)) ||
        Date.parse(one.dueAt) - Date.parse(other.dueAt) ||
        (one.clockId < other.clockId ? -1 : 1),
    );
}

/** Windows that have passed, or whose right the case has left behind: nothing is returned after it was signed for. */
function lapsedWindows(
  { clocks, state }: CaseState,
  { policy, at }: Pick<DecisionContext, 'policy' | 'at'>,
): ReadonlySet<string> {
  const ids = policy.clocks
    .filter(({ rule, stops }) => {
      const due = clocks[rule.id]?.dueAt;
      const passed = due !== undefined && Date.parse(due) <= at.getTime();
      const left = stops.includes('department.returned') && !isLegal('returnTicket', state);
      return rule.kind === 'window' && (passed || left);
    })
    .map(({ rule }) => rule.id);
  return new Set(ids);
}

/** As it is read today, unless that is no longer how this due time was reached. */
function explanationOf(
  { clockId, dueAt }: ClockState,
  reading: ClockReading | undefined,
  told: ReturnType<typeof toldExplanations>,
): ClockView['explanation'] {
  return [...(reading?.dueAt === dueAt ? reading.explanation : (told[clockId] ?? []))];
}

function viewOf(clock: ClockState, policy: Policy): Omit<ClockView, 'explanation'> {
  const {
    clockId,
    label,
    kind,
    owner,
    startedAt,
    dueAt,
    originalDueAt,
    metAt,
    breachedAt,
    provisional,
    impliedBy,
    ref,
  } = clock;
  const running = clock.state === 'running' && breachedAt !== null;
  return {
    clockId,
    label,
    kind,
    owner,
    startedAt,
    dueAt,
    originalDueAt,
    metAt,
    breachedAt,
    provisional,
    impliedBy,
    state: running ? 'breached' : clock.state,
    ref: [...ref],
    allows: [
      ...allowedOn(clock, policy),
      ...(complainedOf(clock, policy) === null ? [] : (['complain'] as const)),
    ],
    heldTo: clock.heldTo ?? null,
  };
}
