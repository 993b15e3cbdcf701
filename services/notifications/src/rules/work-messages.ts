import { department, departmentHead, person, role, unit } from './audience.js';
import type { CaseBrief } from './case-brief.js';
import { CENTRE, type Message, type MessagesByType, toCentre, type Told } from './message.js';
import { receiver } from './named-audience.js';
import type { Template } from './notice.js';

/** What is said about the work of departments and of those who find out what happened. */
export const WORK_MESSAGES = {
  'case.signedFor.v1': toCentre('case.signedFor'),
  'case.returned.v1': toCentre('case.returned'),
  'case.packageSubmitted.v1': toCentre('case.packageSubmitted'),
  // The leader sees the step towards a penalty.
  'case.statementWaived.v1': ({ data }) => [
    {
      template: 'case.statementWaived',
      to: [role('leader')],
      facts: {},
      department: data.department,
      orNobody: true,
    },
  ],
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
  'case.partAsked.v1': ({ data: { department: code, dueAt, clockId } }) => [
    { template: 'part.asked', to: [department(code)], facts: { dueAt, clockId }, department: code },
  ],
  'case.partReturned.v1': ({ data }, after) => toAsker('part.returned', data, after),
  'case.partSubmitted.v1': ({ data }, after) => toAsker('part.submitted', data, after),
  'case.taskPlanned.v1': ({ data }) => task(data),
  'case.taskReassigned.v1': ({ data }) => task(data),
  'case.taskDone.v1': ({ data: { plannedBy, clockId } }) => [
    {
      template: 'task.done',
      to: [plannedBy === null ? CENTRE : person(plannedBy)],
      facts: { clockId },
    },
  ],
  // A conflict asks the head for a decision; none asks nobody for anything.
  'case.interestDeclared.v1': ({ data: { conflict } }) =>
    conflict ? [{ template: 'interest.conflict', to: [role('centre_head')], facts: {} }] : [],
} as const satisfies Partial<MessagesByType>;

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
