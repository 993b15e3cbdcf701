import {
  CaseAccessChanged,
  CaseApprovalDecided,
  CaseApprovalRequested,
  CaseClassified,
  CaseClockAcknowledged,
  CaseClockBreached,
  CaseClockEscalated,
  CaseClockExtended,
  CaseClockReminded,
  CaseClockReported,
  CaseClocksChanged,
  CaseClockWarned,
  CaseClosed,
  CaseComplaintSupplemented,
  CaseDispatched,
  CaseExtensionRefused,
  CaseExtensionRequested,
  CaseFeedbackGiven,
  CaseFollowUpPlanned,
  CaseMarkedReportable,
  CaseOpened,
  CasePackageSubmitted,
  CaseReturned,
  CaseSignedFor,
  CaseSupplementReceived,
  CaseWithdrawn,
  isRole,
  type UnitMeaning,
  type EventOf,
} from '@tingsu/contracts';
import { type Audience, department, departmentHead, person, role, unit } from './audience.js';
import type { CaseBrief } from './case-brief.js';
import type { NoticeFacts, Template } from './notice.js';
import type { ToldEvent } from './told-event.js';

/** One thing to say, and to whom. Each audience must be answered by somebody. */
export interface Message {
  readonly template: Template;
  readonly to: readonly Audience[];
  readonly facts: Omit<NoticeFacts, 'caseNo' | 'timeZone' | 'campus' | 'department' | 'insteadOf'>;
  /** Code of the department that the text names. */
  readonly department?: string | null;
}

const CENTRE = role('centre_officer');
type ClockStep = EventOf<
  | typeof CaseClockReminded
  | typeof CaseClockWarned
  | typeof CaseClockBreached
  | typeof CaseClockEscalated
  | typeof CaseClockReported
>;

/** What an event makes worth saying. `before` and `after` are the brief around the event. */
export function messagesFor(
  event: ToldEvent,
  before: CaseBrief | null,
  after: CaseBrief,
): readonly Message[] {
  switch (event.type) {
    case CaseOpened.type:
      return [
        {
          template: 'case.new',
          to: [CENTRE],
          facts: { channel: event.data.channel },
          department: event.data.department,
        },
      ];
    case CaseClassified.type:
      return urgent(before, after);
    case CaseDispatched.type:
      return assigned(event.data.lead, event.data.assist, after);
    case CaseSignedFor.type:
      return [
        { template: 'case.signedFor', to: [CENTRE], facts: {}, department: event.data.department },
      ];
    case CaseReturned.type:
      return [
        { template: 'case.returned', to: [CENTRE], facts: {}, department: event.data.department },
      ];
    case CaseSupplementReceived.type:
      return [{ template: 'case.supplementReceived', to: [CENTRE], facts: {} }];
    case CaseComplaintSupplemented.type:
      return [
        {
          template: event.data.supplement === 'urge' ? 'case.urged' : 'case.corrected',
          to: [CENTRE],
          facts: event.data.externalDueAt ? { dueAt: event.data.externalDueAt } : {},
        },
      ];
    case CasePackageSubmitted.type:
      return [
        {
          template: 'case.packageSubmitted',
          to: [CENTRE],
          facts: {},
          department: event.data.department,
        },
      ];
    case CaseApprovalRequested.type:
      return [{ template: 'case.approvalRequested', to: [approver(event.data.level)], facts: {} }];
    case CaseApprovalDecided.type:
      return [
        {
          template: 'case.approvalDecided',
          to: [CENTRE],
          facts: { approved: event.data.decision === 'approved' },
        },
      ];
    case CaseFeedbackGiven.type:
      return toLead('case.fedBack', after);
    case CaseClosed.type:
      return toLead('case.closed', after);
    case CaseWithdrawn.type:
      return toLead('case.withdrawn', after);
    case CaseFollowUpPlanned.type:
      return followUp(event.data);
    case CaseMarkedReportable.type:
      return reportable(after);
    case CaseClockReminded.type:
      return clockStep('clock.reminded', event, after);
    case CaseClockWarned.type:
      return clockStep('clock.warned', event, after);
    case CaseClockBreached.type:
      return clockStep('clock.breached', event, after);
    case CaseClockEscalated.type:
      return escalated(event, after);
    case CaseClockReported.type:
      return clockStep('clock.reported', event, after);
    case CaseExtensionRequested.type:
      return extensionRequested(event, after);
    case CaseClockExtended.type:
      return extensionDecided('extension.granted', event, after, event.data.dueAt);
    case CaseExtensionRefused.type:
      return extensionDecided('extension.refused', event, after);
    case CaseAccessChanged.type:
    case CaseClockAcknowledged.type:
    case CaseClocksChanged.type:
      return [];
  }
}

/** Severity matrix: P1 reaches leader and centre head at once, P2 the centre head; said once, when it gets that heavy. */
function urgent(before: CaseBrief | null, after: CaseBrief): readonly Message[] {
  const { priority } = after;
  if ((priority !== 'P1' && priority !== 'P2') || (before?.priority && before.priority <= priority))
    return [];
  const to = priority === 'P1' ? [role('centre_head'), role('leader')] : [role('centre_head')];
  return [
    {
      template: 'case.urgent',
      to,
      facts: { priority },
      department: after.confidential ? null : after.leadDepartment,
    },
  ];
}

/** An authority must be informed within hours, so the people who do it hear of it at once. */
const reportable = (after: CaseBrief): readonly Message[] => [
  {
    template: 'case.reportable',
    to: [CENTRE, role('centre_head'), role('leader')],
    facts: {},
    department: after.confidential ? null : after.leadDepartment,
  },
];

/** The unit complained of hears nothing of a confidential clue, and no co-unit is asked. */
function assigned(lead: string, assist: readonly string[], after: CaseBrief): readonly Message[] {
  const told = after.confidential ? [lead] : [...new Set([lead, ...assist])];
  return told.map((code) => ({
    template: 'case.assigned',
    to: [unit(code)],
    facts: {},
    department: code,
  }));
}

/** A case that ends before it was sent out concerns no department. */
function toLead(template: Template, after: CaseBrief): readonly Message[] {
  return after.leadDepartment
    ? [
        {
          template,
          to: [department(after.leadDepartment)],
          facts: {},
          department: after.leadDepartment,
        },
      ]
    : [];
}

/** Old events may hold a name that is no role: its department, or else the highest. */
function approver(level: string): Audience {
  return isRole(level) ? role(level) : unit(level, 'leader');
}

function followUp({
  executor,
  items,
  means,
}: EventOf<typeof CaseFollowUpPlanned>['data']): readonly Message[] {
  const [first] = items.map((item) => item.dueAt).sort((a, b) => Date.parse(a) - Date.parse(b));
  return first === undefined
    ? []
    : [
        {
          template: 'followUp.planned',
          to: [unit(executor, means?.[executor])],
          facts: { dueAt: first, calls: items.length },
        },
      ];
}

function clockStep(
  template: Template,
  { data, time }: ClockStep,
  after: CaseBrief,
): readonly Message[] {
  const means = data.means?.[data.owner] ?? null;
  // The centre is more than its department: its people hold their role for a campus.
  const owner: Audience =
    data.ownerDepartment && means !== 'centre'
      ? department(data.ownerDepartment)
      : unit(data.owner, means);
  const to = data.notify.map((name) =>
    clockAudience(name, owner, {
      department: data.ownerDepartment ?? after.leadDepartment,
      means: data.means?.[name] ?? null,
    }),
  );
  const { acknowledgeBy: by, clockId, stepId } = data;
  const asks = by && stepId ? { acknowledge: { clockId, stepId, by, asked: time } } : {};
  const facts = { label: data.label, dueAt: data.dueAt, clockId, ...asks };
  return to.length > 0 ? [{ template, to, facts, department: data.ownerDepartment }] : [];
}

/** Whoever hears of it because those before him said nothing is told so. */
function escalated(
  event: EventOf<typeof CaseClockEscalated>,
  after: CaseBrief,
): readonly Message[] {
  const template =
    event.data.cause === 'unacknowledged' ? 'clock.unacknowledged' : 'clock.escalated';
  const { level } = event.data;
  return clockStep(template, event, after).map((message) => ({
    ...message,
    facts: { ...message.facts, level },
  }));
}

function extensionRequested(
  { data }: EventOf<typeof CaseExtensionRequested>,
  after: CaseBrief,
): readonly Message[] {
  const facts = {
    label: data.label,
    clockId: data.clockId,
    dueAt: data.previousDueAt,
    newDueAt: data.dueAt,
  };
  return [
    {
      template: 'extension.requested',
      to: [approver(data.approver)],
      facts,
      department: after.leadDepartment,
    },
  ];
}

/** To whoever asked. Where nobody had to be asked, nobody waits for an answer. */
function extensionDecided(
  template: Template,
  { data }: EventOf<typeof CaseClockExtended | typeof CaseExtensionRefused>,
  after: CaseBrief,
  newDueAt?: string,
): readonly Message[] {
  const requester = after.requesters[data.clockId];
  const facts = { label: data.label, ...(newDueAt ? { newDueAt } : {}) };
  return requester
    ? [{ template, to: [person(requester)], facts, department: after.leadDepartment }]
    : [];
}

/** The vocabulary of a policy's ladder steps; any other word is a role or a unit. */
function clockAudience(
  name: string,
  owner: Audience,
  of: { readonly department: string | null; readonly means: UnitMeaning | null },
): Audience {
  if (name === 'owner') return owner;
  if (name === 'centreHead') return role('centre_head');
  if (name === 'departmentHead') return departmentHead(of.department);
  return isRole(name) ? role(name) : unit(name, of.means);
}
