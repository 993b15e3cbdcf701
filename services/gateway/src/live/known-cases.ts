import {
  CaseAccessChanged,
  CaseOpened,
  ComplaintReceived,
  factsOnReceipt,
  is,
  type AccessFacts,
  type CaseFacts,
  type Envelope,
} from '@tingsu/contracts';
import { LRUCache } from 'lru-cache';

type Event = Pick<Envelope, 'type' | 'aggregatetype' | 'aggregateid' | 'tenantid'> & {
  readonly data: unknown;
};

/** Remembers what access to the latest cases depends on, learned from the events that pass. Those not needed for longest go first. */
export class KnownCases {
  private readonly facts: LRUCache<string, CaseFacts>;

  constructor(most = 20_000) {
    this.facts = new LRUCache({ max: most });
  }

  /** Learns from the event and returns the facts of the case or complaint it is about; null when they are not known. */
  factsOf(event: Event): CaseFacts | null {
    if (event.aggregatetype === 'complaint') return factsOfComplaint(event);
    if (event.aggregatetype !== 'case') return null;
    const said = accessIn(event);
    if (said) this.facts.set(event.aggregateid, { ...said, tenantId: event.tenantid });
    return this.facts.get(event.aggregateid) ?? null;
  }
}

function accessIn(event: Event): AccessFacts | null {
  if (is(event, CaseAccessChanged)) return event.data.access;
  return is(event, CaseOpened) ? (event.data.access ?? null) : null;
}

/** A complaint that was just received has no case yet. */
function factsOfComplaint(event: Event): CaseFacts | null {
  if (!is(event, ComplaintReceived)) return null;
  const { campus, department, registration } = event.data;
  const place = { caseNo: '', complaintId: event.aggregateid, campus, department };
  const respondents = registration?.respondents;
  return { ...factsOnReceipt({ ...place, respondents }), tenantId: event.tenantid };
}
