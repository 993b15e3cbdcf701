import {
  ACCESS_TABLE,
  accessTo,
  isWellFormed,
  may,
  seesFact,
  type AccessPerson,
  type CaseFacts,
  type Envelope,
  type LiveHint,
} from '@tingsu/contracts';

/** A signed-in person whose page listens. */
export interface Listener extends AccessPerson {
  readonly personId: string;
}

type Event = Pick<Envelope, 'type' | 'time' | 'aggregatetype'> & { readonly data: unknown };

/**
 * What a listener learns of an event, or null. A case is named only to those who may see it and that this happened; of a case whose facts are not known here
 * the hint says only that some case changed, so that the page looks again by its own right.
 */
export function hintFor(
  event: Event,
  facts: CaseFacts | null,
  listener: Listener,
): LiveHint | null {
  const nameless: LiveHint = { type: event.type, caseNo: null, campus: null, at: event.time };
  switch (event.aggregatetype) {
    case 'case':
      if (!facts) return seesCases(listener) ? { ...nameless, type: 'case.changed' } : null;
      return may(listener, 'hint.receive', facts) &&
        seesFact(event.type, accessTo(listener, facts).fields)
        ? { ...nameless, caseNo: facts.caseNo, campus: facts.campus }
        : null;
    case 'complaint':
      return facts && may(listener, 'hint.receive', facts)
        ? { ...nameless, campus: facts.campus }
        : null;
    case 'notice':
      return recipientOf(event.data) === listener.personId ? nameless : null;
    default:
      return nameless;
  }
}

const seesCases = ({ grants }: Listener): boolean =>
  grants.some(
    (grant) => isWellFormed(grant) && ACCESS_TABLE.some(({ role }) => role === grant.role),
  );

function recipientOf(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'recipientId' in data
    ? data.recipientId
    : undefined;
}
