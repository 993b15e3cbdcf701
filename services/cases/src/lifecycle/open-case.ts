import { factsOnReceipt, type CaseKind, type Channel, type Relation } from '@tingsu/contracts';
import { factsOnReceipt as policyFacts, type Policy } from '@tingsu/policy';
import type { CaseEvent } from './case-event.js';
import { caseNoOf } from './case-number.js';
import { classified } from './classify.js';
import { conclude, type Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { dutyRoleAt } from './duty.js';

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
}

/** A case for a complaint: opened, registered, acknowledged if the sender saw the receipt, graded by what is known (T-01 to T-03). */
export function openCase(
  complaint: ReceivedComplaint,
  caseId: string,
  context: DecisionContext,
): Decision {
  const { campus, department, channel } = complaint;
  const facts = policyFacts(context.policy, complaint);
  const channelMarks = Array.isArray(facts['channelMarks']) ? facts['channelMarks'] : [];
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
    classified(
      { state: 'registered', campus, department, respondents: null },
      factsFrom(facts),
      context,
      false,
    ),
  ];
  return conclude(null, { events }, context, caseId);
}

function openedData(
  { fieldsPresent: _fields, receiptShown: _shown, ...complaint }: ReceivedComplaint,
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
