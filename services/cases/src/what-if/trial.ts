import type { Draft } from '@tingsu/contracts';
import {
  calendarSet,
  evaluate,
  type CalendarSet,
  type GivenComplaint,
  type Policy,
} from '@tingsu/policy';
import { withYear, type StoredCalendar } from '../calendars/calendar-year.js';
import { isPromise } from '../calendars/recompute-case.js';
import type { CaseState } from '../lifecycle/case-state.js';
import { historyOf, isLive, readClocks } from '../lifecycle/clock-changes.js';
import type { DecisionContext } from '../lifecycle/context.js';
import { calendarYearIn, type Content } from '../policies/draft.js';
import type { PolicyBook } from '../policies/policy-book.js';
import type { Outcome } from './outcome.js';
import { swapped } from './swap.js';

/** Where a trial reads what holds today. */
export interface Ground {
  readonly book: PolicyBook;
  readonly calendars: readonly StoredCalendar[];
  readonly contextOn: (calendars: CalendarSet, policy: Policy, campus: string) => DecisionContext;
}
type Pair = readonly [before: Outcome, after: Outcome];

/** A draft of a policy or of a calendar year, put in the place of what holds. */
export interface Trial {
  /** Null when the draft does not concern the case. */
  ofCase(state: CaseState): Pair | null;
  ofSample(sample: GivenComplaint): Pair;
}

export function trialOf(kind: Draft['kind'], content: Content, ground: Ground): Trial {
  if (kind === 'bindings') throw new Error('Bindings are not tried out');
  return kind === 'policy' ? policyTrial(content, ground) : calendarTrial(content, ground);
}

function policyTrial(content: Content, { book, contextOn }: Ground): Trial {
  const known = new Map<string, Policy | null>();
  const after = (references: readonly string[]): Policy | null => {
    const key = references.join('+');
    const found = known.has(key) ? known.get(key) : swapped(book, references, content);
    known.set(key, found ?? null);
    return found ?? null;
  };
  return {
    ofCase: (state) => {
      const instead = after(state.policies.map(({ id, version }) => `${id}@${version}`));
      if (!instead) return null;
      const at = (policy: Policy): DecisionContext =>
        contextOn(book.calendars, policy, state.campus);
      return [
        caseOutcome(state, at(book.policyOf(state.policies))),
        caseOutcome(state, at(instead)),
      ];
    },
    ofSample: (sample) => {
      const before = sampleGround(book, String(content['id']));
      const layers = before.layers.map(({ id, version }) => `${id}@${version}`);
      const instead = after(layers) ?? before;
      const outcome = (policy: Policy): Outcome => sampleOutcome(sample, policy, book.calendars);
      return [outcome(before), outcome(instead)];
    },
  };
}

function calendarTrial(content: Content, { book, calendars, contextOn }: Ground): Trial {
  const year = calendarYearIn(content);
  if (!year) throw new Error('The draft is not a year of a calendar');
  const after = calendarSet(withYear(calendars, year));
  return {
    ofCase: (state) => {
      const policy = book.policyOf(state.policies);
      const before = caseOutcome(state, contextOn(book.calendars, policy, state.campus));
      return [
        before,
        keepingPromises(
          state,
          policy,
          before,
          caseOutcome(state, contextOn(after, policy, state.campus)),
        ),
      ];
    },
    ofSample: (sample) => {
      const policy = sampleGround(book, null);
      return [sampleOutcome(sample, policy, book.calendars), sampleOutcome(sample, policy, after)];
    },
  };
}

/** A time communicated to a complainant stays, as it does when the year is published. */
function keepingPromises(
  state: CaseState,
  policy: Policy,
  before: Outcome,
  after: Outcome,
): Outcome {
  const earlier = new Map(before.clocks.map((clock) => [clock.clockId, clock]));
  const clocks = after.clocks.map((clock) => {
    const was = earlier.get(clock.clockId);
    const own = state.clocks[clock.clockId];
    const stays =
      was && own && isLive(own) && clock.dueAt < was.dueAt && isPromise(policy, clock.clockId);
    return stays ? { ...clock, dueAt: was.dueAt } : clock;
  });
  return { ...after, clocks };
}

/** The history of the case as it was recorded, under other rules. */
function caseOutcome(state: CaseState, context: DecisionContext): Outcome {
  return { triage: historyOf(state, context).triage, clocks: readClocks(state, context) };
}

function sampleOutcome(sample: GivenComplaint, policy: Policy, calendars: CalendarSet): Outcome {
  return evaluate(policy, calendars.find({ base: policy.calendarId }), sample, policy.timeZone);
}

/** The policy that the samples are put to: the bound one, or the policy of the draft itself if it has no binding. */
function sampleGround(book: PolicyBook, policyId: string | null): Policy {
  const [first] = book.bound;
  const binding =
    book.bound.find(({ layers }) => layers.some(({ id }) => id === policyId)) ?? first;
  if (
    policyId === null ||
    binding?.layers.some(({ id }) => id === policyId) ||
    !book.isKnown(policyId)
  ) {
    if (!binding) throw new Error('No policy has a binding');
    return binding;
  }
  const [id = '', version = ''] = book.resolve(policyId).split('@');
  return book.policyOf([{ id, version }]);
}
