import { person, role, unit } from './audience.js';
import type { CaseBrief } from './case-brief.js';
import { CENTRE, type Message, type MessagesByType, type Told } from './message.js';
import type { Template } from './notice.js';

const SUPPLEMENTED = {
  correction: 'case.corrected',
  urge: 'case.urged',
  statement: 'case.added',
  returned: 'case.orderReturned',
  extended: 'case.orderExtended',
} as const satisfies Record<string, Template>;

/** What is said while a complaint comes in and is given to a department. */
export const INTAKE_MESSAGES = {
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
  'case.noted.v1': ({ data }) =>
    data.mentions.length === 0
      ? []
      : [{ template: 'case.mentioned', to: data.mentions.map(person), facts: {} }],
  'case.markedReportable.v1': (_event, after) => reportable(after),
} as const satisfies Partial<MessagesByType>;

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
