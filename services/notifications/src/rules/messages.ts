import { isRole, type Approver, type UnitMeaning } from '@tingsu/contracts';
import { type Audience, department, departmentHead, person, role, unit } from './audience.js';
import type { CaseBrief } from './case-brief.js';
import type { NoticeFacts, Template } from './notice.js';
import type { NotifyingEvent } from './notifying-event.js';

/** One thing to say, and to whom. Each audience must reach at least one person. */
export interface Message {
  readonly template: Template;
  readonly to: readonly Audience[];
  readonly facts: Omit<NoticeFacts, 'caseNo' | 'timeZone' | 'campus' | 'department' | 'insteadOf'>;
  /** Code of the department that the text names. */
  readonly department?: string | null;
  /** For information: where nobody of the audience is there, nobody else is told instead. */
  readonly orNobody?: true;
}

const CENTRE = role('centre_officer');
type TypeOfTold = NotifyingEvent['type'];
type EventsByType = { readonly [Type in TypeOfTold]: Extract<NotifyingEvent, { type: Type }> };
type Told<Type extends TypeOfTold> = EventsByType[Type];
type ClockStep = Told<
  | 'case.clockReminded.v1'
  | 'case.clockWarned.v1'
  | 'case.clockBreached.v1'
  | 'case.clockEscalated.v1'
  | 'case.clockReported.v1'
>;
/** What an event makes worth saying. `before` and `after` are the brief around the event. */
type MessagesOf<Event> = (
  event: Event,
  after: CaseBrief,
  before: CaseBrief | null,
) => readonly Message[];

const nothing = (): readonly Message[] => [];
const toCentre =
  (template: Template): MessagesOf<{ readonly data: { readonly department: string | null } }> =>
  ({ data }) => [{ template, to: [CENTRE], facts: {}, department: data.department }];

const SUPPLEMENTED = {
  correction: 'case.corrected',
  urge: 'case.urged',
  statement: 'case.added',
  returned: 'case.orderReturned',
  extended: 'case.orderExtended',
} as const satisfies Record<string, Template>;

const MESSAGES: { readonly [Type in TypeOfTold]: MessagesOf<Told<Type>> } = {
  'case.opened.v1': ({ data }) => [
    {
      template: 'case.new',
      to: [CENTRE],
      facts: { channel: data.channel },
      department: data.department,
    },
  ],
  'case.classified.v1': (_event, after, before) => [
    ...urgent(before, after),
    ...(after.reportable && !before?.reportable ? reportable(after) : []),
  ],
  'case.dispatched.v1': ({ data }, after) => assigned(data, after),
  'case.ownerChanged.v1': ({ data: { owner, previous } }) => [
    { template: 'case.owned', to: [person(owner)], facts: {} },
    ...(previous === null
      ? []
      : [
          {
            template: 'case.handedOver',
            to: [person(previous)],
            facts: {},
            orNobody: true,
          } as const,
        ]),
  ],
  'case.signedFor.v1': toCentre('case.signedFor'),
  'case.returned.v1': toCentre('case.returned'),
  'case.supplementReceived.v1': () => [
    { template: 'case.supplementReceived', to: [CENTRE], facts: {} },
  ],
  'case.complaintSupplemented.v1': ({ data, actor }) =>
    // A number that the office itself corrects is no news to it.
    data.supplement === 'correction' && actor.type === 'person'
      ? []
      : [
          {
            template: SUPPLEMENTED[data.supplement],
            to: [CENTRE],
            facts: data.externalDueAt ? { dueAt: data.externalDueAt } : {},
          },
        ],
  'case.messageReceived.v1': ({ data }) => written(data),
  'case.packageSubmitted.v1': toCentre('case.packageSubmitted'),
  'case.handlerChanged.v1': ({ data }) => [
    {
      template: 'case.delegated',
      to: [person(data.person)],
      facts: {},
      department: data.department,
    },
  ],
  'case.workPlanned.v1': toCentre('work.planned'),
  'case.inabilityStated.v1': toCentre('work.unable'),
  'case.departmentUrged.v1': ({ data: { department: code, count } }) => [
    { template: 'department.urged', to: [department(code)], facts: { count }, department: code },
  ],
  'case.urgeAnswered.v1': ({ data: { urgedBy, department: code } }) =>
    urgedBy === null
      ? []
      : [{ template: 'urge.answered', to: [person(urgedBy)], facts: {}, department: code }],
  'case.escalatedByHand.v1': ({ data: { to, dueAt, clockId } }) => [
    {
      template: 'escalation.raised',
      to: to.map(receiver),
      facts: {
        ...(dueAt === undefined ? {} : { dueAt }),
        ...(clockId === undefined ? {} : { clockId }),
      },
    },
  ],
  'case.escalationTaken.v1': nothing,
  'case.escalationRuled.v1': ({ data: { raisedBy } }) => [
    {
      template: 'escalation.ruled',
      to: [raisedBy === null ? CENTRE : person(raisedBy)],
      facts: {},
    },
  ],
  'case.unitDecided.v1': ({ data: { department: code } }) => [
    { template: 'case.assigned', to: [unit(code)], facts: {}, department: code },
  ],
  'case.taskPlanned.v1': ({ data }) => task(data),
  'case.taskReassigned.v1': ({ data }) => task(data),
  'case.taskDone.v1': ({ data: { plannedBy, clockId } }) => [
    {
      template: 'task.done',
      to: [plannedBy === null ? CENTRE : person(plannedBy)],
      facts: { clockId },
    },
  ],
  'case.taskDropped.v1': nothing,
  // A conflict asks the head for a decision; none asks nobody for anything.
  'case.interestDeclared.v1': ({ data: { conflict } }) =>
    conflict ? [{ template: 'interest.conflict', to: [role('centre_head')], facts: {} }] : [],
  'case.noticeFailed.v1': ({ data: { owner, label } }) => [
    { template: 'notice.failed', to: [owner === null ? CENTRE : person(owner)], facts: { label } },
  ],
  'case.noticeTold.v1': nothing,
  'case.partAsked.v1': ({ data: { department: code, dueAt, clockId } }) => [
    { template: 'part.asked', to: [department(code)], facts: { dueAt, clockId }, department: code },
  ],
  'case.partReturned.v1': ({ data }, after) => toAsker('part.returned', data, after),
  'case.partSubmitted.v1': ({ data }, after) => toAsker('part.submitted', data, after),
  'case.approvalRequested.v1': ({ data: { level, chain } }) =>
    askedOf(chain?.[0] ?? { by: level, role: null, department: null }, 'case.approvalRequested'),
  'case.approvalDecided.v1': ({ data: { decision, next, draftedBy = null } }) =>
    next
      ? askedOf(next, 'case.approvalRequested')
      : [
          {
            template: 'case.approvalDecided',
            to: [draftedBy === null ? CENTRE : person(draftedBy)],
            facts: { approved: decision === 'approved' },
          },
        ],
  'case.reconsiderationAsked.v1': () => [
    {
      template: 'reconsideration.asked',
      to: [role('centre_head'), role('leader')],
      facts: {},
    },
  ],
  'case.reconsiderationDecided.v1': nothing,
  'case.reconsiderationWithdrawn.v1': nothing,
  'case.remedyPlanned.v1': ({ data: { department: code = null, approvers = [] } }) =>
    approvers[0] ? askedOf(approvers[0]) : planned(code),
  'case.remedyApproved.v1': ({ data: { next, department: code } }) =>
    next ? askedOf(next) : planned(code),
  'case.remedyRejected.v1': ({ data: { plannedBy } }) => [
    {
      template: 'remedy.rejected',
      to: [plannedBy === null ? CENTRE : person(plannedBy)],
      facts: {},
    },
  ],
  'case.instalmentPaid.v1': nothing,
  'case.remedyCompleted.v1': nothing,
  'case.remedyWaived.v1': nothing,
  // What a department told by itself is reported back to the office.
  'case.feedbackGiven.v1': ({ data: { department: code } }, after) =>
    code === undefined
      ? toLead('case.fedBack', after)
      : [{ template: 'case.fedBack', to: [CENTRE], facts: {}, department: code }],
  'case.closed.v1': (_event, after) => closed(after),
  'case.settled.v1': (_event, after) => closed(after),
  'case.withdrawn.v1': ({ data }, after) =>
    toLead('case.withdrawn', after, data.state === 'withdrawn' ? {} : { continues: true }),
  'case.followUpPlanned.v1': ({ data }) => followUp(data),
  'case.markedReportable.v1': (_event, after) => reportable(after),
  'case.clockReminded.v1': (event, after) => clockStep('clock.reminded', event, after),
  'case.clockWarned.v1': (event, after) => clockStep('clock.warned', event, after),
  'case.clockBreached.v1': (event, after) => clockStep('clock.breached', event, after),
  'case.clockEscalated.v1': (event, after) => escalated(event, after),
  'case.clockReported.v1': (event, after) => clockStep('clock.reported', event, after),
  'case.extensionRequested.v1': (event, after) => extensionRequested(event, after),
  'case.clockExtended.v1': (event, after) =>
    extensionDecided('extension.granted', event, after, event.data.dueAt),
  'case.extensionRefused.v1': (event, after) => extensionDecided('extension.refused', event, after),
  'case.noted.v1': ({ data }) =>
    data.mentions.length === 0
      ? []
      : [{ template: 'case.mentioned', to: data.mentions.map(person), facts: {} }],
  // They settle what was asked before.
  'case.messageSent.v1': nothing,
  'case.messagesRead.v1': nothing,
  'case.accessChanged.v1': nothing,
  'case.clockAcknowledged.v1': nothing,
  'case.clocksChanged.v1': nothing,
  // They settle what was asked before.
  'case.declined.v1': nothing,
  'case.followUpDone.v1': nothing,
  'case.merged.v1': nothing,
  'case.opinionDrafted.v1': nothing,
  'case.referred.v1': nothing,
  'case.reportedToRegulator.v1': nothing,
  'case.resolvedOnSpot.v1': nothing,
  'case.statementWaived.v1': nothing,
  // Only who watches the case hears of them.
  'case.accepted.v1': nothing,
  'case.archived.v1': nothing,
  'case.feedbackInterim.v1': nothing,
  'case.finalNoticeGiven.v1': nothing,
  'case.milestoneRecorded.v1': nothing,
  'case.opinionFinalised.v1': nothing,
  'case.reopened.v1': nothing,
  'case.resumed.v1': nothing,
  'case.reviewCompleted.v1': nothing,
  'case.reviewRequested.v1': nothing,
  'case.supplementRequested.v1': nothing,
  'case.suspended.v1': nothing,
  'case.triageStarted.v1': nothing,
};

export const messagesFor = <Type extends TypeOfTold>(
  event: Told<Type> & { readonly type: Type },
  before: CaseBrief | null,
  after: CaseBrief,
): readonly Message[] => MESSAGES[event.type](event, after, before);

/** To who owns the case; where nobody does, to the centre. Praise for the answer asks for nothing. */
function written({
  message,
  owner,
  satisfied,
}: Told<'case.messageReceived.v1'>['data']): readonly Message[] {
  if (message === 'confirmation' || message === 'consent_request' || satisfied === true) return [];
  const to = [owner === null ? CENTRE : person(owner)];
  if (satisfied === false) return [{ template: 'case.dissatisfied', to, facts: {} }];
  const template = message === 'withdrawal' ? 'case.withdrawalAsked' : 'case.wrote';
  return [{ template, to, facts: {} }];
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

/** To the department, and to whom it was said that the case is that grave. */
const closed = (after: CaseBrief): readonly Message[] => [
  ...toLead('case.closed', after),
  ...(after.priority === 'P1'
    ? [
        {
          template: 'case.urgentClosed',
          to: [role('centre_head'), role('leader')],
          facts: { priority: after.priority },
          orNobody: true,
        } as const,
      ]
    : []),
];

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
function assigned(
  { lead, assist, ruled }: Told<'case.dispatched.v1'>['data'],
  after: CaseBrief,
): readonly Message[] {
  const told = after.confidential ? [lead] : [...new Set([lead, ...assist])];
  return told.map((code) => ({
    template: 'case.assigned',
    to: [unit(code)],
    facts: ruled && code === lead ? { ruled } : {},
    department: code,
  }));
}

/** To the department that has the case. One that triage only proposed must not learn of it (T-12). */
function toLead(
  template: Template,
  { access, leadDepartment }: CaseBrief,
  facts: Message['facts'] = {},
): readonly Message[] {
  const lead = access ? access.lead : leadDepartment;
  return lead ? [{ template, to: [department(lead)], facts, department: lead }] : [];
}

/** To who asked for the part, and to the head who puts the answer together. */
function toAsker(
  template: Template,
  { askedBy, department: code }: Told<'case.partReturned.v1' | 'case.partSubmitted.v1'>['data'],
  { access }: CaseBrief,
): readonly Message[] {
  const lead = access?.lead ?? null;
  const to = [
    ...(lead === null ? [] : [departmentHead(lead)]),
    ...(askedBy === null ? [] : [person(askedBy)]),
  ];
  return to.length > 0 ? [{ template, to, facts: {}, department: code }] : [];
}

const receiver = ({ by, role: name, department: code }: Approver): Audience =>
  code === null ? approver(name ?? by) : departmentHead(code);

/** To the person or the department that finds it out. */
const task = ({
  person: personId,
  department: code,
  dueAt,
  clockId,
}: Told<'case.taskPlanned.v1' | 'case.taskReassigned.v1'>['data']): readonly Message[] => {
  const to = personId !== null ? person(personId) : code !== null ? department(code) : CENTRE;
  return [{ template: 'task.planned', to: [to], facts: { dueAt, clockId }, department: code }];
};

/** Who agrees to an amount or an opinion, or not. */
const askedOf = (
  { by, role: name, department: code }: Approver,
  template: Template = 'remedy.approvalAsked',
): readonly Message[] => [
  {
    template,
    to: [code === null ? approver(name ?? by) : departmentHead(code)],
    facts: {},
  },
];

/** The department that makes something good. */
const planned = (code: string | null): readonly Message[] =>
  code === null
    ? []
    : [{ template: 'remedy.planned', to: [department(code)], facts: {}, department: code }];

/** Old events may hold a name that is no role: its department, or else the highest. */
function approver(level: string): Audience {
  return isRole(level) ? role(level) : unit(level, 'leader');
}

function followUp({
  executor,
  items,
  means,
}: Told<'case.followUpPlanned.v1'>['data']): readonly Message[] {
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
  const owner = ownerOf(data);
  const to = data.notify.map((name) =>
    audienceNamed(name, owner, {
      department: data.ownerDepartment ?? after.leadDepartment,
      means: data.means?.[name] ?? null,
    }),
  );
  const { acknowledgeBy: by, clockId, stepId } = data;
  const asks = by && stepId ? { acknowledge: { clockId, stepId, by, asked: time } } : {};
  const facts = { label: data.label, dueAt: data.dueAt, clockId, ...asks };
  return to.length > 0 ? [{ template, to, facts, department: data.ownerDepartment }] : [];
}

/** The notice says when it came early because no one acknowledged the step before it. */
function escalated(event: Told<'case.clockEscalated.v1'>, after: CaseBrief): readonly Message[] {
  const template =
    event.data.cause === 'unacknowledged' ? 'clock.unacknowledged' : 'clock.escalated';
  const { level } = event.data;
  return clockStep(template, event, after).map((message) => ({
    ...message,
    facts: { ...message.facts, level },
  }));
}

function extensionRequested(
  { data }: Told<'case.extensionRequested.v1'>,
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

/** To the person who asked. An extension that needed no approval has no one waiting for an answer. */
function extensionDecided(
  template: Template,
  { data }: Told<'case.clockExtended.v1' | 'case.extensionRefused.v1'>,
  after: CaseBrief,
  newDueAt?: string,
): readonly Message[] {
  const requester = after.requesters[data.clockId];
  const facts = { label: data.label, ...(newDueAt ? { newDueAt } : {}) };
  return requester
    ? [{ template, to: [person(requester)], facts, department: after.leadDepartment }]
    : [];
}

const isPersonId = (name: string): boolean =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);

/** The centre is more than its department: its people hold their role for a campus. */
export function ownerOf({
  owner,
  ownerDepartment,
  means: meanings,
}: Pick<ClockStep['data'], 'owner' | 'ownerDepartment' | 'means'>): Audience {
  // Who was given something to find out, by name.
  if (isPersonId(owner)) return person(owner);
  const means = meanings?.[owner] ?? null;
  return ownerDepartment && means !== 'centre' ? department(ownerDepartment) : unit(owner, means);
}

/** The vocabulary of a policy's ladder steps; any other word is a role or a unit. */
export function audienceNamed(
  name: string,
  owner: Audience,
  of: { readonly department: string | null; readonly means: UnitMeaning | null },
): Audience {
  if (name === 'owner') return owner;
  if (name === 'centreHead') return role('centre_head');
  if (name === 'departmentHead') return departmentHead(of.department);
  return isRole(name) ? role(name) : unit(name, of.means);
}
