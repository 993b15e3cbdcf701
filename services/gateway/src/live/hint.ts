import {
  ACCESS_TABLE,
  accessTo,
  CallOffered,
  houseReach,
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
    case 'call':
      return offeredCall(event.data, listener, nameless);
    case 'notice':
      return recipientOf(event.data) === listener.personId ? nameless : null;
    default:
      return nameless;
  }
}

/** A call rings for those it is offered to, or for all who may register for the complaint centre. The number is fetched by them. */
function offeredCall(data: unknown, listener: Listener, nameless: LiveHint): LiveHint | null {
  const offered = CallOffered.data.safeParse(data);
  if (!offered.success) return null;
  const { callId, persons } = offered.data;
  const { campuses } = houseReach(listener, 'complaint.register');
  const rings = persons
    ? persons.includes(listener.personId)
    : campuses === null || campuses.length > 0;
  return rings ? { ...nameless, callId } : null;
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
