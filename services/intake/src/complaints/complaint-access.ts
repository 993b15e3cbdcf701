import {
  accessTo,
  type AccessFacts,
  type CaseAccess,
  factsOnReceipt,
  type Identity,
} from '@tingsu/contracts';

/** What reading a complaint depends on: where it came and who was named, or what cases said of its case last. */
interface OnRecord {
  readonly id: string;
  readonly campus: string;
  readonly department: string | null;
  readonly namedUnits: readonly string[];
  readonly namedPersons: readonly string[];
}
interface KnownCase {
  readonly caseId: string | null;
  readonly access: AccessFacts | null;
}

/** What the reader may do to a complaint; null for a case whose facts are not known here yet: it is shut until they are. */
export function accessOnRecord(
  who: Identity,
  complaint: OnRecord,
  { caseId, access }: KnownCase,
): CaseAccess | null {
  const facts = caseId === null ? factsBeforeCase(complaint) : access;
  return facts && accessTo(who, { ...facts, tenantId: who.tenantId });
}

/** Who was named in it never sees it, from the first moment. */
function factsBeforeCase(complaint: OnRecord): AccessFacts {
  const { id, campus, department, namedUnits: units, namedPersons: persons } = complaint;
  const named = units.length + persons.length > 0;
  return factsOnReceipt({
    ...{ caseNo: '', complaintId: id, campus, department },
    ...(named ? { respondents: { units, persons } } : {}),
  });
}
