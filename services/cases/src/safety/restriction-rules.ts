import type {
  ProposeRestriction,
  RestrictionState,
  SafetyAct,
  SafetyActName,
} from '@tingsu/contracts';
import { restrictionTimes } from '@tingsu/policy';
import { notNow, type SafetyMoment, type Standing } from './standing.js';

type Restriction = Standing<RestrictionState>;

/** One person proposes to restrict contact, with grounds and an end; nothing holds before a second one agrees. */
export function proposed(
  { caseNo, limits, until }: ProposeRestriction,
  { at, by, rules }: SafetyMoment,
): Restriction {
  const times = restrictionTimes(rules, at);
  if (!times)
    notNow('The policy of this campus does not restrict contact. Ask the administrator first.');
  const end = endOf(until);
  if (end <= at.toISOString() || end > times.latest)
    notNow('The end must lie ahead, and not later than the policy allows.');
  return {
    state: {
      ...{ sort: 'restriction', stand: 'proposed', limits, until, proposedBy: by },
      ...{ decidedBy: null, reviewAt: null, toldAt: null, appealedAt: null },
      appealAnsweredAt: null,
    },
    ...{ department: null, people: [], caseNo, endedAt: null },
    due: { what: 'expire', at: end },
  };
}

export function actsOnRestriction({ state }: Restriction): SafetyActName[] {
  if (state.stand === 'proposed') return ['agree', 'refuse', 'note'];
  const appealing = state.appealedAt !== null && state.appealAnsweredAt === null;
  return [
    ...(state.toldAt === null ? (['tell'] as const) : []),
    'review',
    ...(state.appealedAt === null ? (['appeal'] as const) : []),
    ...(appealing ? (['answerAppeal'] as const) : []),
    ...(['lift', 'note'] as const),
  ];
}

export function afterRestrictionAct(
  restriction: Restriction,
  act: SafetyAct,
  moment: SafetyMoment,
): Restriction {
  const at = moment.at.toISOString();
  const { state } = restriction;
  const changed = (part: Partial<RestrictionState>): Restriction =>
    withDue({ ...restriction, state: { ...state, ...part } });
  const over = (
    stand: 'refused' | 'lifted',
    part: Partial<RestrictionState> = {},
  ): Restriction => ({
    ...changed({ ...part, stand }),
    ...{ endedAt: at, due: null },
  });
  switch (act.act) {
    case 'agree':
      refuseSameDecider(state, moment);
      return changed({
        ...{ stand: 'in_force', decidedBy: moment.by },
        reviewAt: restrictionTimes(moment.rules, moment.at)?.reviewAt ?? null,
      });
    case 'refuse':
      refuseSameDecider(state, moment);
      return over('refused', { decidedBy: moment.by });
    case 'tell':
      return changed({ toldAt: at });
    case 'review':
      return changed({ reviewAt: restrictionTimes(moment.rules, moment.at)?.reviewAt ?? null });
    case 'appeal':
      return changed({ appealedAt: at });
    case 'answerAppeal':
      if (moment.by === state.proposedBy || moment.by === state.decidedBy)
        notNow('Somebody who did not decide on the restriction answers the appeal.');
      return act.lift
        ? over('lifted', { appealAnsweredAt: at })
        : changed({ appealAnsweredAt: at });
    case 'lift':
      return over('lifted');
    default:
      return restriction;
  }
}

/** It ends by itself on its day. */
export const expired = (restriction: Restriction, at: Date): Restriction => ({
  ...restriction,
  state: { ...restriction.state, stand: 'expired' },
  ...{ endedAt: at.toISOString(), due: null },
});

/** The review is asked for once; what is left is the end. */
export const reviewAsked = (restriction: Restriction): Restriction =>
  withDue({ ...restriction, state: { ...restriction.state, reviewAt: null } });

function withDue(restriction: Restriction): Restriction {
  const { until, reviewAt } = restriction.state;
  const end = endOf(until);
  return {
    ...restriction,
    due:
      reviewAt !== null && reviewAt < end
        ? { what: 'review', at: reviewAt }
        : { what: 'expire', at: end },
  };
}

function refuseSameDecider({ proposedBy }: RestrictionState, { by }: SafetyMoment): void {
  if (by === proposedBy) notNow('A second person decides: not the one who proposed it.');
}

/** The day counts to its end wherever the house is: half a day late is no harm, a day early would be. */
const endOf = (until: string): string =>
  new Date(Date.parse(`${until}T00:00:00Z`) + 24 * 3_600_000).toISOString();
