import type { Facts } from '@tingsu/contracts';
import type { Calendar } from '../calendars/calendar.js';
import { FACTS } from '../documents/facts.js';
import type { LayeredClock, Policy } from '../documents/policy.js';
import type { Text } from '../documents/text.js';
import { triage } from '../triage/triage.js';
import { clocksFor } from './clocks-for.js';
import { rememberedWith } from '../remembered.js';
import type { LimitReading } from './reading.js';

const RECEIVED = ['case.received', 'case.receivedAnywhere', 'case.receivedByCentre'];
const FIRST_CONTACT = ['acknowledgement.sent', 'department.contacted'];
const ANSWER = ['feedback.given', 'feedback.interim', 'response.sent', 'complainant.informed'];
const MAY_CHANGE: Text = {
  zh: '按目前掌握的情况计算，研判后可能调整',
  en: 'Computed from what is known now; it may change once the complaint has been assessed',
};

/**
 * The promises in the receipt, by due time: first contact and answer, as far as they hold before the complaint has been
 * read. A time that depends on the track or another later decision is not promised. An anonymous complaint is promised only the
 * first contact, because it cannot be answered; a kind under another policy, nothing.
 */
export function limitsOnReceipt(
  policy: Policy,
  calendar: Calendar,
  receipt: {
    readonly facts: Facts;
    readonly receivedAt: string;
    readonly timeZone: string;
    /** When the body that sent the complaint wants the answer. */
    readonly externalDueAt?: string | null | undefined;
  },
): LimitReading[] {
  const { facts, receivedAt, timeZone, externalDueAt = null } = receipt;
  const advice = triage(policy, facts);
  if (advice.acceptance === 'other-policy') return [];
  const { answered, unanswered } = promisesOf(policy);
  const promises = advice.feedbackToComplainant ? answered : unanswered;
  const milestones = RECEIVED.map((name) => ({ name, at: receivedAt }));
  return clocksFor(promises, calendar, {
    facts,
    triage: advice,
    milestones,
    timeZone,
    acceptance: 'undecided',
    externalDueAt,
  })
    .map((reading): LimitReading => {
      const { clockId, label, dueAt, provisional, explanation } = reading;
      const open = promises.clocks.some(
        (clock) => clock.rule.id === clockId && hangsOnAssessment(clock, facts),
      );
      return {
        id: clockId,
        label,
        dueAt,
        provisional,
        explanation: open ? [...explanation, MAY_CHANGE] : explanation,
      };
    })
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : 0));
}

/** The policy with nothing but the clocks that may be promised, to those who get an answer and to those who get none. */
const promisesOf = rememberedWith((policy: Policy) => ({
  answered: promisesIn(policy, true),
  unanswered: promisesIn(policy, false),
}));

const promisesIn = (policy: Policy, answered: boolean): Policy => ({
  ...policy,
  clocks: policy.clocks.filter((clock) => isPromise(clock, answered)),
});

function isPromise(clock: LayeredClock, answered: boolean): boolean {
  if (!RECEIVED.includes(clock.rule.start)) return false;
  if (clock.reads.some((fact) => FACTS[fact]?.owner === 'derived')) return false;
  return (
    clock.stops.some((stop) => FIRST_CONTACT.includes(stop)) ||
    (answered && clock.stops.some((stop) => ANSWER.includes(stop)))
  );
}

function hangsOnAssessment(clock: LayeredClock, facts: Facts): boolean {
  return (
    clock.stops.some((stop) => ANSWER.includes(stop)) &&
    clock.reads.some((fact) => facts[fact] === undefined)
  );
}
