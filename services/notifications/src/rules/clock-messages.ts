import { person } from './audience.js';
import type { CaseBrief } from './case-brief.js';
import type { ClockStep, Message, MessagesByType, Told } from './message.js';
import { approver, audienceNamed, ownerOf } from './named-audience.js';
import type { Template } from './notice.js';

/** What is said about time limits and their extension. */
export const CLOCK_MESSAGES = {
  'case.clockReminded.v1': (event, after) => clockStep('clock.reminded', event, after),
  'case.clockWarned.v1': (event, after) => clockStep('clock.warned', event, after),
  'case.clockBreached.v1': (event, after) => clockStep('clock.breached', event, after),
  'case.clockEscalated.v1': (event, after) => escalated(event, after),
  'case.clockReported.v1': (event, after) => clockStep('clock.reported', event, after),
  'case.extensionRequested.v1': (event, after) => extensionRequested(event, after),
  'case.clockExtended.v1': (event, after) =>
    extensionDecided('extension.granted', event, after, event.data.dueAt),
  'case.extensionRefused.v1': (event, after) => extensionDecided('extension.refused', event, after),
} as const satisfies Partial<MessagesByType>;

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
