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

type Event = Pick<Envelope, 'type' | 'aggregatetype' | 'aggregateid' | 'tenantid'> & {
  readonly data: unknown;
};

/** Remembers what access to the latest cases depends on, learned from the events that pass. The oldest are forgotten. */
export class KnownCases {
  private readonly facts = new Map<string, CaseFacts>();

  constructor(private readonly most = 20_000) {}

  /** Learns from the event and returns the facts of the case or complaint it is about; null when they are not known. */
  factsOf(event: Event): CaseFacts | null {
    if (event.aggregatetype === 'complaint') return factsOfComplaint(event);
    if (event.aggregatetype !== 'case') return null;
    const said = accessIn(event);
    if (said) this.keep(event.aggregateid, { ...said, tenantId: event.tenantid });
    return this.facts.get(event.aggregateid) ?? null;
  }

  private keep(caseId: string, facts: CaseFacts): void {
    this.facts.delete(caseId);
    this.facts.set(caseId, facts);
    if (this.facts.size <= this.most) return;
    const [oldest] = this.facts.keys();
    if (oldest !== undefined) this.facts.delete(oldest);
  }
}

function accessIn(event: Event): AccessFacts | null {
  if (is(event, CaseAccessChanged)) return event.data.access;
  return is(event, CaseOpened) ? (event.data.access ?? null) : null;
}

/** A complaint that was just received has no case yet. */
function factsOfComplaint(event: Event): CaseFacts | null {
  if (!is(event, ComplaintReceived)) return null;
  const { campus, department } = event.data;
  const place = { caseNo: '', complaintId: event.aggregateid, campus, department };
  return { ...factsOnReceipt(place), tenantId: event.tenantid };
}
