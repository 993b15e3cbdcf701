import {
  factsOnReceipt,
  type CaseKind,
  type Channel,
  type Hazard,
  type Relation,
} from '@tingsu/contracts';
import { factsOnReceipt as policyFacts, type Policy } from '@tingsu/policy';
import type { CaseEvent, CaseEventOf } from './case-event.js';
import { caseNoOf } from './case-number.js';
import { classified } from './classify.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { dutyRoleAt } from './duty.js';
import { elementsOnReceipt } from './elements.js';

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
}

type Graded = CaseEventOf<'classified'>['data'];

/** A case for a complaint: opened, registered, acknowledged if the sender saw the receipt, graded by what is known (T-01 to T-03). */
export function openCase(
  complaint: ReceivedComplaint,
  caseId: string,
  context: DecisionContext,
): Decision {
  const { campus, department, channel } = complaint;
  const facts = {
    ...policyFacts(context.policy, complaint),
    ...elementsOnReceipt(context.policy, complaint.fieldsPresent),
  };
  const channelMarks = Array.isArray(facts['channelMarks']) ? facts['channelMarks'] : [];
  const graded = classified(
    { state: 'registered', campus, department, respondents: null },
    factsFrom(facts),
    context,
    false,
  );
  const events: CaseEvent[] = [
    {
      kind: 'opened',
      data: { ...openedData(complaint, context.policy), channelMarks: [...channelMarks] },
    },
    {
      kind: 'registered',
      data: {
        state: 'registered',
        dutyRole: dutyRoleAt(context.policy, complaint.receivedAt, context.timeZone),
        fieldsPresent: [...complaint.fieldsPresent],
        ...(complaint.contactable || complaint.receiptShown ? {} : { unreachable: true }),
      },
    },
    ...(complaint.receiptShown
      ? [{ kind: 'acknowledged', data: { state: 'registered', medium: channel } } as const]
      : []),
    graded,
    ...sentAtOnce(graded.data, context),
  ];
  return conclude(null, { events }, context, caseId);
}

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
    access: factsOnReceipt({ ...complaint, caseNo }),
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
