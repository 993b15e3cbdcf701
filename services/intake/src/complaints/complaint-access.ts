import {
  accessTo,
  type AccessFacts,
  type CaseAccess,
  factsOnReceipt,
  type Identity,
} from '@tingsu/contracts';

/** What reading a complaint depends on: where it came, or what cases said of its case last. */
interface OnRecord {
  readonly id: string;
  readonly campus: string;
  readonly department: string | null;
}
interface KnownCase {
  readonly caseId: string | null;
  readonly access: AccessFacts | null;
}

/** What the reader may do to a complaint; null for a case whose facts are not known here yet: it is shut until they are. */
export function accessOnRecord(
  who: Identity,
  { id, campus, department }: OnRecord,
  { caseId, access }: KnownCase,
): CaseAccess | null {
  const received = { campus, department, caseNo: '', complaintId: id };
  const facts = caseId === null ? factsOnReceipt(received) : access;
  return facts && accessTo(who, { ...facts, tenantId: who.tenantId });
}
