import {
  ImprovementDue,
  ImprovementEffectChecked,
  ImprovementOpened,
  is,
  PatternDetected,
} from '@tingsu/contracts';
import type { Directory } from '../directory/directory.js';
import type { Rosters } from '../rosters/rosters.js';
import { departmentHead, person, role, type Audience } from './audience.js';
import { audienceNamed } from './named-audience.js';
import { aboutNoCase } from './no-case.js';
import type { Notice, Template } from './notice.js';
import { noticesFor } from './recipients.js';

export type Learned =
  ImprovementOpened | ImprovementDue | ImprovementEffectChecked | PatternDetected;

const DUE: Readonly<Record<ImprovementDue['data']['step'], Template>> = {
  reminder: 'improvement.due',
  overdue: 'improvement.overdue',
  escalation: 'improvement.escalated',
  check: 'improvement.check',
  checkOverdue: 'improvement.checkOverdue',
};

/** Who has to do something so that it does not happen again, and who looks whether it helped. */
export function learningNotices(
  event: Learned,
  directory: Directory,
  rosters: Rosters,
): readonly Notice[] {
  const said = is(event, PatternDetected) ? ofProblem(event) : ofAction(event);
  if (said === null) return [];
  const { campus, department } = event.data;
  const message = { ...said, department };
  const doer = event.actor.type === 'person' ? event.actor.id : null;
  return noticesFor(message, aboutNoCase(campus), { directory, rosters, at: event.time })
    .notices.filter(({ recipientId }) => recipientId !== doer)
    .map(({ facts, ...notice }) => ({
      ...notice,
      facts: { ...facts, caseNo: null, at: event.time, subjectId: event.aggregateid },
    }));
}

interface Said {
  readonly template: Template;
  readonly to: readonly Audience[];
  readonly facts: { readonly dueAt?: string; readonly count?: number; readonly since?: string };
}

const ofProblem = ({ data: { foundBy, count, since } }: PatternDetected): Said => ({
  template: foundBy === 'words' ? 'pattern.alike' : 'pattern.detected',
  ...{ to: [role('centre_head')], facts: { count, since } },
});

function ofAction(event: Exclude<Learned, PatternDetected>): Said | null {
  const { owner, department, dueAt } = event.data;
  const ofOwner = owner === null ? departmentHead(department) : person(owner);
  if (is(event, ImprovementDue)) {
    const { step, notify } = event.data;
    const to = notify.map((name) => audienceNamed(name, ofOwner, { department, means: null }));
    return { template: DUE[step], to, facts: { dueAt: event.data.dueAt } };
  }
  // An action that helped, and one that another follows, asks nothing of its owner.
  if (dueAt === null) return null;
  const template = is(event, ImprovementOpened) ? 'improvement.opened' : 'improvement.again';
  return { template, to: [ofOwner], facts: { dueAt } };
}
