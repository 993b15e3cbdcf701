import {
  localDay,
  moneyOf,
  paidCentsOf,
  type Change,
  type Entered,
  type Facts,
  type Money,
} from '@tingsu/contracts';
import {
  countedFrom,
  daysOver,
  mostOfMonth,
  typedCents,
  type Changes,
  type DaysOver,
  type Established,
  type Policy,
  type Ticket,
} from '@tingsu/policy';
import type { CaseState, ClockState } from '../lifecycle/case-state.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { respondentUnitsOf } from '../lifecycle/respondents.js';

/** Why what somebody typed is not taken: where, and by which rule. */
export interface Fault {
  readonly path: string;
  readonly code: string;
}
export type Read<Value> = { readonly value: Value } | { readonly fault: Fault };

const VERIFIED: readonly (string | null)[] = ['upheld', 'partly_upheld'];
/** The complaint was found right, at least in part. */
export const isVerified = ({ outcome }: CaseState): boolean => VERIFIED.includes(outcome);
export const isLocked = ({ classification, invalidity }: CaseState): boolean =>
  invalidity?.confirmed === true || classification?.nature === 'invalid';

/** Limits of the case that were passed, those that still run too; an extension that was approved has moved them already. */
export function ticketsOf({ clocks }: CaseState, policy: Policy, now: Date): Ticket[] {
  return Object.values(clocks)
    .filter(({ breachedAt }) => breachedAt !== null)
    .map((clock) => ({
      id: clock.clockId,
      basis: basisOf(clock, policy),
      dueAt: clock.dueAt,
      doneAt: clock.metAt ?? now.toISOString(),
    }));
}

function basisOf({ clockId }: ClockState, policy: Policy): Ticket['basis'] {
  const duration = policy.clocks.find(({ rule }) => rule.id === clockId)?.rule.duration;
  if (!duration || duration.unit === 'anchor') return 'calendar';
  if (duration.unit === 'hour' || duration.unit === 'minute')
    return duration.basis === 'working' ? 'working' : 'elapsed';
  return duration.basis ?? 'calendar';
}

type Counting = Pick<DecisionContext, 'policy' | 'calendar' | 'calendarOf' | 'timeZone'>;

/** By the calendar of whoever owed it. */
export function overOf(
  ticket: Ticket,
  { clocks }: CaseState,
  { policy, calendar, calendarOf, timeZone }: Counting,
): DaysOver | null {
  const owner = clocks[ticket.id]?.ownerDepartment;
  const own = owner ? calendarOf?.(owner) : undefined;
  return daysOver(policy, own ?? calendar, timeZone, ticket);
}

/** The first day from which complaints about the same issue count beside this one. */
export const repeatsFrom = (
  { receivedAt }: CaseState,
  { policy, timeZone }: Pick<DecisionContext, 'policy' | 'timeZone'>,
): string | null => countedFrom(policy.sameIssue, localDay(new Date(receivedAt), timeZone));

/** Compensation that the hospital has paid because of the case; null where none. */
export function paidFor({ remedies }: CaseState): Money | null {
  const paid = remedies.filter(({ remedy, amount }) => remedy === 'compensation' && amount);
  const currency = paid[0]?.amount?.currency;
  if (currency === undefined) return null;
  const cents = paid
    .filter(({ amount }) => amount?.currency === currency)
    .reduce((sum, one) => sum + paidCentsOf(one), 0);
  return cents > 0 ? moneyOf(cents, currency) : null;
}

export const respondentsOf = (
  state: CaseState,
): { readonly persons: readonly string[]; readonly departments: readonly string[] } => ({
  persons: state.respondents?.persons ?? [],
  departments: [
    ...new Set([...respondentUnitsOf(state), ...(state.assignment ? [state.assignment.lead] : [])]),
  ],
});

/** What was entered together with what the case says, as the rules want it. */
export function establishedFrom(
  state: CaseState,
  entered: Entered,
  context: Counting & Pick<DecisionContext, 'at'>,
): Read<Established> {
  const { policy } = context;
  const amounts = typedAmounts(entered, policy);
  if ('fault' in amounts) return amounts;
  if (!isVerified(state) && (entered.fine || entered.ownFault))
    return { fault: { path: entered.fine ? 'fine' : 'ownFault', code: 'not_verified' } };
  const tickets = ticketsOf(state, policy, context.at);
  const unknown = entered.overdue.find((id) => !tickets.some((one) => one.id === id));
  if (unknown !== undefined) return { fault: { path: 'overdue', code: 'ticket_unknown' } };
  const { lossAmount: _typed, ...said } = entered.facts;
  const facts: Facts = {
    ...state.classification?.facts,
    ...definedOf(said),
    ...(amounts.value.lossAmount === undefined
      ? {}
      : { lossAmount: amounts.value.lossAmount / 100 }),
    ...(isLocked(state) ? { nature: 'invalid' } : {}),
  };
  return {
    value: {
      ...{ side: state.caseKind === 'internal' ? 'internal' : 'external', facts },
      ...{ second: state.secondComplaint !== undefined, fine: entered.fine },
      ...{ personId: entered.personId, supervisorId: entered.supervisorId },
      ...{ outcomes: entered.outcomes, misconduct: entered.misconduct },
      loss: lossOf(entered, amounts.value, policy),
      overdue: tickets
        .filter(({ id }) => entered.overdue.includes(id))
        .map((ticket) => [
          { ...ticket, personId: entered.personId },
          overOf(ticket, state, context),
        ]),
      late: entered.late
        ? { reasonAccepted: entered.late.reasonAccepted, handlers: handlersOf(state, entered) }
        : null,
    },
  };
}

const definedOf = (facts: Readonly<Record<string, boolean | number | undefined>>): Facts =>
  Object.fromEntries(
    Object.entries(facts).filter(
      (entry): entry is [string, boolean | number] => entry[1] !== undefined,
    ),
  );

/** Who took the complaint first, who handled it for the department, and the head who answers for it. */
const handlersOf = (state: CaseState, { supervisorId }: Entered) => ({
  firstResponder: state.firstResponder ?? null,
  undertaker: state.delegate ?? state.assignee,
  head: supervisorId,
});

interface Amounts {
  readonly lossAmount?: number;
  readonly loss?: number;
  readonly commission?: number;
  readonly monthlyWage?: number;
  readonly minimumWage?: number;
}

function typedAmounts({ facts, ownFault }: Entered, policy: Policy): Read<Amounts> {
  const typed = { lossAmount: facts.lossAmount, ...ownFault };
  const read: Record<string, number> = {};
  for (const [name, money] of Object.entries(typed)) {
    if (money === undefined) continue;
    const cents = typedCents(policy.accountability, money);
    if (typeof cents !== 'number') return { fault: { path: name, code: cents.refused } };
    read[name] = cents;
  }
  return { value: read };
}

function lossOf(
  { personId, ownFault }: Entered,
  { loss = 0, commission, monthlyWage, minimumWage }: Amounts,
  { accountability }: Policy,
): Established['loss'] {
  if (!ownFault) return null;
  const most =
    monthlyWage === undefined
      ? undefined
      : mostOfMonth(accountability, {
          monthlyCents: monthlyWage,
          minimumCents: minimumWage ?? 0,
        });
  return {
    ...{ personId, cents: loss },
    ...(commission === undefined ? {} : { commissionCents: commission }),
    ...(most === undefined ? {} : { mostOfMonth: most }),
  };
}

/** Amounts in cents; a line is left out by null. */
export function changesFrom(changes: readonly Change[], policy: Policy): Read<Changes> {
  const read: Record<string, number | null> = {};
  for (const { key, amount, points, leaveOut } of changes) {
    if (amount) {
      const cents = typedCents(policy.accountability, amount);
      if (typeof cents !== 'number')
        return { fault: { path: `changes.${key}`, code: cents.refused } };
      read[key] = cents;
    } else if (points !== undefined) read[key] = points;
    else if (leaveOut) read[key] = null;
  }
  return { value: read };
}
