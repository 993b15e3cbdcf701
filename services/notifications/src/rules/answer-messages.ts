import type { Approver } from '@tingsu/contracts';
import { department, person, role, unit } from './audience.js';
import type { CaseBrief } from './case-brief.js';
import { CENTRE, type Message, type MessagesByType, type Told } from './message.js';
import { receiver } from './named-audience.js';
import type { Template } from './notice.js';

/** What is said about the opinion, the answer and what follows it. */
export const ANSWER_MESSAGES = {
  'case.noticeFailed.v1': ({ data: { owner, label } }) => [
    { template: 'notice.failed', to: [owner === null ? CENTRE : person(owner)], facts: { label } },
  ],
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
} as const satisfies Partial<MessagesByType>;

/** To the department that has the case. One that triage only proposed must not learn of it (T-12). */
function toLead(
  template: Template,
  { access, leadDepartment }: CaseBrief,
  facts: Message['facts'] = {},
): readonly Message[] {
  const lead = access ? access.lead : leadDepartment;
  return lead ? [{ template, to: [department(lead)], facts, department: lead }] : [];
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

/** Who agrees to an amount or an opinion, or not. */
const askedOf = (
  approver: Approver,
  template: Template = 'remedy.approvalAsked',
): readonly Message[] => [{ template, to: [receiver(approver)], facts: {} }];

/** The department that makes something good. */
const planned = (code: string | null): readonly Message[] =>
  code === null
    ? []
    : [{ template: 'remedy.planned', to: [department(code)], facts: {}, department: code }];

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
