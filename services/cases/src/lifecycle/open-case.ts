import {
  caseNoOf,
  factsOnReceipt,
  type CaseKind,
  type Channel,
  type ComplaintOrigin,
  type Facts,
  type Hazard,
  type RegisteredByStaff,
  type Relation,
} from '@tingsu/contracts';
import { factsOnReceipt as policyFacts, type Policy } from '@tingsu/policy';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import { classified } from './classify.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { dutyRoleAt } from './duty.js';
import { elementsOnReceipt, signaturesIn } from './elements.js';

/** What intake says about a complaint. */
export interface ReceivedComplaint {
  readonly complaintId: string;
  readonly complaintNo: string;
  readonly campus: string;
  readonly department: string | null;
  readonly channel: Channel;
  readonly caseKind: CaseKind;
  readonly anonymous: boolean;
  readonly relation: Relation;
  readonly contactable: boolean;
  readonly receivedAt: string;
  readonly externalRef: string | null;
  readonly fieldsPresent: readonly string[];
  readonly receiptShown: boolean;
  /** When the body that sent the complaint wants the answer (12345 order). */
  readonly externalDueAt?: string | null | undefined;
  /** What a hazard is about. */
  readonly hazard?: Hazard | null | undefined;
  /** What staff said who registered it. */
  readonly registration?: RegisteredByStaff | null | undefined;
  /** Dangers that the complaint speaks of, by the code of the policy. */
  readonly danger?: readonly string[] | undefined;
  /** The case that brought it about. */
  readonly origin?: ComplaintOrigin | undefined;
}

type Graded = CaseEventOf<'classified'>['data'];

/**
 * A case for a complaint: opened, registered, acknowledged if the sender saw the receipt, graded by what is known (T-01 to T-03). What staff
 * settled as they registered it is resolved on the spot (T-04).
 */
export function openCase(
  complaint: ReceivedComplaint,
  caseId: string,
  context: DecisionContext,
): Decision {
  const { campus, department, channel } = complaint;
  const facts: Facts = {
    ...policyFacts(context.policy, complaint),
    ...elementsOnReceipt(context.policy, complaint.fieldsPresent),
    ...signatureFact(complaint, context.policy),
    ...(complaint.danger?.length ? { danger: [...complaint.danger] } : {}),
  };
  const respondents = complaint.registration?.respondents ?? null;
  const channelMarks = Array.isArray(facts['channelMarks']) ? facts['channelMarks'] : [];
  const graded = classified(
    { state: 'registered', campus, department, respondents },
    factsFrom(facts),
    context,
    false,
  );
  const events: CaseEvent[] = [
    {
      kind: 'opened',
      data: { ...openedData(complaint, context.policy), channelMarks: [...channelMarks] },
    },
    ...respondentsNamed(complaint),
    ...comesFrom(complaint),
    {
      kind: 'registered',
      data: {
        state: 'registered',
        dutyRole: dutyRoleAt(context.policy, complaint.receivedAt, context.timeZone),
        fieldsPresent: [...complaint.fieldsPresent],
        ...(complaint.contactable || complaint.receiptShown ? {} : { unreachable: true }),
      },
    },
    ...handedOver(complaint),
    ...(complaint.receiptShown
      ? [{ kind: 'acknowledged', data: { state: 'registered', medium: channel } } as const]
      : []),
    graded,
    ...(complaint.registration?.resolvedOnSpot
      ? [{ kind: 'resolvedOnSpot', data: { state: 'resolved_on_spot', department } } as const]
      : sentAtOnce(graded.data, context)),
  ];
  return conclude(null, { events }, context, caseId);
}

/** Who is complained of beside the department that the complaint names; the person named never sees the case. */
function respondentsNamed({ department, registration }: ReceivedComplaint): CaseEvent[] {
  if (!registration) return [];
  const { units, persons } = registration.respondents;
  const known = persons.length === 0 && units.every((code) => code === department);
  return known ? [] : [{ kind: 'respondentsNamed', data: { state: 'received', units, persons } }];
}

const comesFrom = ({ origin }: ReceivedComplaint): CaseEvent[] =>
  origin
    ? [{ kind: 'linked', data: { state: 'received', otherCaseNo: origin.caseNo, as: 'origin' } }]
    : [];

function handedOver({ registration }: ReceivedComplaint): CaseEvent[] {
  const from = registration?.handedOver;
  return from
    ? [{ kind: 'handedOver', data: { state: 'registered', department: from.department } }]
    : [];
}

/** What staff said of the signature, where the policy knows it. */
function signatureFact({ registration }: ReceivedComplaint, policy: Policy): Facts {
  const signature = registration?.signature ?? null;
  return signature !== null && signaturesIn(policy).includes(signature) ? { signature } : {};
}

const openedByStaff = ({ firstResponder, restated, mood }: RegisteredByStaff) => ({
  ...{ firstResponder, restated, mood },
});

/** What the policy sends on as soon as it arrives: a hazard that cannot wait until someone has triaged it. */
function sentAtOnce(
  { advice, priority, leadDepartment: lead, assistDepartments: assist }: Graded,
  { policy, newId }: DecisionContext,
): CaseEvent[] {
  const taken = advice?.advice === 'accept' || advice?.advice === 'register-and-assess';
  if (!taken || !policy.routing?.atOnce?.includes(priority) || lead === null) return [];
  return [
    { kind: 'accepted', data: { state: 'accepted' } },
    {
      kind: 'dispatched',
      data: { state: 'dispatched', assignmentId: newId(), lead, assist, confidential: false },
    },
  ];
}

function openedData(
  {
    fieldsPresent: _fields,
    receiptShown: _shown,
    hazard: _hazard,
    registration,
    danger: _danger,
    origin: _origin,
    ...complaint
  }: ReceivedComplaint,
  policy: Policy,
) {
  const caseNo = caseNoOf(complaint.complaintNo);
  return {
    ...complaint,
    state: 'received' as const,
    caseNo,
    // Every channel of this system ends at the centre's desk the moment it is stored.
    receivedByCentreAt: complaint.receivedAt,
    externalDueAt: complaint.externalDueAt ?? null,
    ...(registration ? openedByStaff(registration) : {}),
    access: factsOnReceipt({ ...complaint, caseNo, respondents: registration?.respondents }),
    policies: policy.layers.map(({ id, version }) => ({ id, version })),
  };
}

function factsFrom(
  facts: ReturnType<typeof policyFacts>,
): Record<string, boolean | number | string | string[]> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'object' ? [...value] : value,
    ]),
  );
}
