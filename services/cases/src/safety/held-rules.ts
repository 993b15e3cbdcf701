import type {
  HeldState,
  ProposeMark,
  ProposeRestriction,
  SafetyAct,
  SafetyActName,
  SafetyDue,
  SafetyState,
} from '@tingsu/contracts';
import { heldTimes } from '@tingsu/policy';
import { notNow, type SafetyMoment, type Standing } from './standing.js';

/** What two people hold against somebody until a day: a restriction of contact, or a mark. */
type Held = Standing<HeldState>;
type System = Omit<SafetyMoment, 'by'>;

export const isHeld = (state: SafetyState): state is HeldState =>
  state.sort === 'restriction' || state.sort === 'mark';

/** One person proposes, with grounds and an end; nothing holds before a second one agrees. */
export function proposed(request: ProposeRestriction | ProposeMark, moment: SafetyMoment): Held {
  const { at, by, rules } = moment;
  const times = heldTimes(rules, request.sort, at);
  const until = request.until ?? times?.until;
  if (!times || !until)
    notNow('The policy of this campus does not allow this. Ask the administrator first.');
  const end = endOf(until);
  if (end <= at.toISOString() || end > times.latest)
    notNow('The end must lie ahead, and not later than the policy allows.');
  const common = { stand: 'proposed' as const, until, proposedBy: by, ...NOTHING_YET };
  return {
    state:
      request.sort === 'mark'
        ? { sort: 'mark', ...common, mark: request.mark, of: request.of }
        : { sort: 'restriction', ...common, limits: request.limits },
    ...{ department: null, people: [], caseNo: request.caseNo, endedAt: null },
    due: { what: 'expire', at: end },
  };
}

/** Two people found a complaint malicious in its case: the word holds as long as the policy says; null where the policy has no marks. */
export function foundMalicious(
  caseNo: string,
  [proposedBy, decidedBy]: readonly [string, string],
  { at, rules }: System,
): Held | null {
  const times = heldTimes(rules, 'mark', at);
  if (!times?.until) return null;
  const { until, reviewAt } = times;
  const common = { ...NOTHING_YET, stand: 'in_force' as const, proposedBy, decidedBy, reviewAt };
  const state: HeldState = { sort: 'mark', ...common, until, mark: 'malicious', of: 'complaint' };
  return {
    ...{ state, department: null, people: [], caseNo, endedAt: null },
    due: dueOf(state, 'review', reviewAt),
  };
}

const NOTHING_YET = {
  ...{ decidedBy: null, reviewAt: null, toldAt: null, appealedAt: null, appealAnsweredAt: null },
};

export function actsOnHeld({ state }: Held): SafetyActName[] {
  if (state.stand === 'proposed') return ['agree', 'refuse', 'note'];
  return [
    ...(state.toldAt === null ? (['tell'] as const) : []),
    'review',
    ...(state.appealedAt === null ? (['appeal'] as const) : []),
    ...(isAppealed(state) ? (['answerAppeal'] as const) : []),
    ...(['lift', 'note'] as const),
  ];
}

/** What somebody who set it leaves to others. */
const OF_OTHERS: readonly SafetyActName[] = ['review', 'answerAppeal'];
export const leavesToOthers = (
  { proposedBy, decidedBy }: HeldState,
  act: SafetyActName,
  who: string | null,
): boolean => OF_OTHERS.includes(act) && (who === proposedBy || who === decidedBy);

const isAppealed = ({ appealedAt, appealAnsweredAt }: HeldState): boolean =>
  appealedAt !== null && appealAnsweredAt === null;

export function afterHeldAct(held: Held, act: SafetyAct, moment: SafetyMoment): Held {
  const at = moment.at.toISOString();
  const { state } = held;
  const times = heldTimes(moment.rules, state.sort, moment.at);
  const changed = (part: Partial<HeldState>): Held => ({ ...held, state: changedBy(state, part) });
  const over = (stand: 'refused' | 'lifted', part: Partial<HeldState> = {}): Held => ({
    ...changed({ ...part, stand }),
    ...{ endedAt: at, due: null },
  });
  const reviewed = (part: Partial<HeldState>): Held => {
    const reviewAt = times?.reviewAt ?? null;
    return { ...changed({ ...part, reviewAt }), due: dueOf(state, 'review', reviewAt) };
  };
  switch (act.act) {
    case 'agree':
      refuseSameDecider(state, moment);
      return reviewed({ stand: 'in_force', decidedBy: moment.by });
    case 'refuse':
      refuseSameDecider(state, moment);
      return over('refused', { decidedBy: moment.by });
    case 'tell':
      return changed({ toldAt: at });
    case 'review':
      refuseWhoSetIt(state, moment, 'Somebody who did not set it reviews it.');
      return reviewed({});
    case 'appeal':
      return appealed(held, moment);
    case 'answerAppeal':
      refuseWhoSetIt(state, moment, 'Somebody who did not decide on it answers the appeal.');
      return act.lift
        ? over('lifted', { appealAnsweredAt: at })
        : {
            ...changed({ appealAnsweredAt: at }),
            due: dueOf(state, 'review', laterOf(state.reviewAt, at)),
          };
    case 'lift':
      return over('lifted');
    default:
      return held;
  }
}

/** The person appeals, or somebody for him; who answers is reminded until it is answered. */
export function appealed(held: Held, { at, rules }: System): Held {
  const { state } = held;
  const remindAt = heldTimes(rules, state.sort, at)?.remindAt ?? null;
  return {
    ...held,
    state: changedBy(state, { appealedAt: at.toISOString() }),
    due: dueOf(state, 'appeal', remindAt),
  };
}

/** It ends by itself on its day; until then who has to look at it is asked, and asked again. */
export function afterHeldDue(held: Held, { at, rules }: System): { standing: Held; act: string } {
  const { state, due } = held;
  if (!isOn(state, at))
    return {
      standing: {
        ...held,
        state: changedBy(state, { stand: 'expired' }),
        ...{ endedAt: at.toISOString(), due: null },
      },
      act: 'expire',
    };
  const what = isAppealed(state) ? 'appeal' : 'review';
  const remindAt = heldTimes(rules, state.sort, at)?.remindAt ?? null;
  return {
    standing: { ...held, due: dueOf(state, what, remindAt) },
    act: due?.what === 'appeal' ? 'appealDue' : 'reviewDue',
  };
}

/** Whether it may be shown, or used by any rule: its day counts, whether or not its end is on record yet. */
export const isInForce = (state: HeldState, at: Date): boolean =>
  state.stand === 'in_force' && isOn(state, at);

const isOn = ({ until }: HeldState, at: Date): boolean => at.toISOString() < endOf(until);

function dueOf(
  { until }: HeldState,
  what: SafetyDue,
  at: string | null,
): { readonly what: SafetyDue; readonly at: string } {
  const end = endOf(until);
  return at !== null && at < end ? { what, at } : { what: 'expire', at: end };
}

const laterOf = (one: string | null, other: string): string =>
  one !== null && one > other ? one : other;

const changedBy = (state: HeldState, part: Partial<HeldState>): HeldState =>
  ({ ...state, ...part }) as HeldState;

function refuseSameDecider({ proposedBy }: HeldState, { by }: SafetyMoment): void {
  if (by === proposedBy) notNow('A second person decides: not the one who proposed it.');
}

function refuseWhoSetIt(
  { proposedBy, decidedBy }: HeldState,
  { by }: SafetyMoment,
  detail: string,
): void {
  if ([proposedBy, decidedBy].includes(by)) notNow(detail);
}

/** The day counts to its end wherever the house is: half a day late is no harm, a day early would be. */
const endOf = (until: string): string =>
  new Date(Date.parse(`${until}T00:00:00Z`) + 24 * 3_600_000).toISOString();
