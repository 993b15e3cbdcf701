import type { OrderAnswer } from '@tingsu/contracts';
import type { CaseEvent } from '../lifecycle/case-event.js';

/** A fact of a case with when it happened and where it stands in the log. */
export type DatedEvent = CaseEvent & { readonly at: string; readonly version: number };

/** What became of an order, but for the words of the answer. */
export type OrderOutcome = Omit<OrderAnswer, 'caseNo' | 'text'> & {
  /** Where the words of the answer stand in the log; null where there is none. */
  readonly words: { readonly version: number; readonly field: string } | null;
};

const NOTHING: OrderOutcome = {
  ...{ words: null, answeredAt: null, contactedAt: null, contactBy: null },
  ...{ resolved: null, satisfied: null, department: null },
};
/** From this score on, of five, a complainant is satisfied. */
const SATISFIED_FROM = 4;

/**
 * What an authority wants to know of its order: the answer, the first proof that the complainant was reached, and whether the matter is
 * resolved and the complainant satisfied, as far as somebody said so. An order that was answered and has ended is resolved unless the
 * complainant says otherwise.
 */
export function orderOutcome(events: readonly DatedEvent[], ended: boolean): OrderOutcome {
  const outcome = events.reduce(after, NOTHING);
  if (outcome.resolved !== null || outcome.answeredAt === null || !ended) return outcome;
  return { ...outcome, resolved: outcome.satisfied !== false };
}

function after(before: OrderOutcome, event: DatedEvent): OrderOutcome {
  const { at, version } = event;
  const answered = (field: string) => ({ answeredAt: at, words: { version, field } });
  const reached = (by: string) =>
    before.contactedAt === null ? { contactedAt: at, contactBy: by } : {};
  /** What Tingsu sends counts once it is known to have arrived. */
  const told = (medium: string | null) =>
    medium === null || medium === 'system' ? {} : reached(medium);
  switch (event.kind) {
    case 'callLogged':
      return event.data.outcome === 'reached' ? { ...before, ...reached('phone') } : before;
    case 'feedbackInterim':
      return { ...before, ...told(event.data.medium) };
    case 'noticeTold':
      return event.data.noticeKey.startsWith('acknowledgement')
        ? before
        : { ...before, ...reached(event.data.medium) };
    case 'resolvedOnSpot':
      return { ...before, ...answered('outcome'), ...reached('visit') };
    case 'declined':
      return { ...before, ...answered('notice'), resolved: false };
    case 'settled':
      return { ...before, ...answered('text'), ...told(event.data.medium) };
    case 'feedbackGiven':
      return {
        ...{ ...before, ...answered('text'), ...told(event.data.medium), resolved: null },
        ...judged(before, event.data.satisfaction),
      };
    case 'followUpDone':
      return event.data.result === 'unreachable' ? before : calledBack(before, event.data);
    case 'messageReceived':
      return event.data.satisfied === undefined
        ? before
        : { ...before, satisfied: event.data.satisfied, ...unresolved(event.data.satisfied) };
    case 'dispatched':
      return { ...before, department: event.data.lead };
    default:
      return before;
  }
}

const judged = ({ satisfied }: OrderOutcome, score: number | null) => ({
  satisfied: score === null ? satisfied : score >= SATISFIED_FROM,
});

const unresolved = (satisfied: boolean) => (satisfied ? {} : { resolved: false });

function calledBack(
  before: OrderOutcome,
  { result, finding }: { readonly result: string; readonly finding?: string | undefined },
): OrderOutcome {
  const satisfied = result === 'satisfied';
  const resolved = satisfied && finding !== 'not_improved';
  return { ...before, satisfied, resolved };
}
