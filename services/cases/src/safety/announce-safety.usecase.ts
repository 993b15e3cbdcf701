import {
  SafetyAskedFor,
  SafetySettled,
  SecurityAcknowledged,
  SecurityEnded,
  SecurityEscalated,
  SecurityRaised,
  type Actor,
  type IncidentState,
  type SafetyAct,
  type SafetyAsked,
} from '@tingsu/contracts';
import type { NewEvent } from '@tingsu/messaging';
import { SYSTEM } from '../lifecycle/case-state.js';
import { toldAtFirst, toldLate, type SafetyGround } from './safety-context.js';
import type { Standing } from './standing.js';

/** A file after one more version of it. */
export interface Moved {
  readonly fileId: string;
  readonly version: number;
  readonly campus: string;
  readonly standing: Standing;
  readonly at: Date;
}
type Notifying = Pick<SafetyGround, 'meaning'>;

export const byPerson = (id: string): Actor => ({ type: 'person', id, role: null });

/** What is said of a file that was just opened. */
export function openedEvents(moved: Moved, ground: SafetyGround, actor: Actor): NewEvent[] {
  const { state, due } = moved.standing;
  const notify = toldAtFirst(state, ground.rules);
  switch (state.sort) {
    case 'incident':
      return [
        said(moved, actor, SecurityRaised, {
          ...{ ...incidentOf(moved, state), ...told(notify, ground) },
          acknowledgeBy: due?.at ?? null,
        }),
      ];
    case 'emergency':
      return [asked(moved, actor, 'emergency', { notify, ground })];
    case 'restriction':
    case 'mark':
      return state.stand === 'proposed' ? [asked(moved, actor, 'decide', { notify, ground })] : [];
    case 'path':
      return [asked(moved, actor, 'path', { notify, ground, dueAt: due?.at ?? null })];
    case 'media':
      return [];
  }
}

/** What others learn of an act: one event at most, as it is one version of the file. */
export function actEvents(
  moved: Moved,
  act: SafetyAct,
  actor: Actor,
  ground: SafetyGround,
): NewEvent[] {
  const { state, endedAt } = moved.standing;
  if (state.sort === 'incident') {
    const incident = incidentOf(moved, state);
    if (act.act === 'acknowledge') return [said(moved, actor, SecurityAcknowledged, incident)];
    return act.act === 'end' ? [said(moved, actor, SecurityEnded, incident)] : [];
  }
  if (endedAt !== null && act.act !== 'note') return [settled(moved, actor, null)];
  switch (act.act) {
    case 'giveTask':
      return [asked(moved, actor, 'task', { person: act.person, ground, dueAt: act.dueAt })];
    case 'finishTask':
      return state.sort === 'emergency' && state.tasks.every(({ doneAt }) => doneAt !== null)
        ? [settled(moved, actor, 'task')]
        : [];
    case 'handOver':
      return [asked(moved, actor, 'look', { person: act.person, ground })];
    case 'look':
      return [settled(moved, actor, 'look')];
    case 'agree':
      return [settled(moved, actor, 'decide')];
    case 'review':
      return [settled(moved, actor, 'review')];
    case 'appeal':
      return [appealAsked(moved, ground, actor)];
    case 'answerAppeal':
      return [settled(moved, actor, 'appeal')];
    case 'acknowledge':
    case 'takeStep':
      return [settled(moved, actor, 'path')];
    default:
      return [];
  }
}

/** What is said when the time of a file has come. */
export function dueEvents(moved: Moved, act: string, ground: SafetyGround): NewEvent[] {
  const { state } = moved.standing;
  const notify = toldLate(ground.rules);
  switch (state.sort) {
    case 'incident':
      return [
        said(moved, SYSTEM, SecurityEscalated, {
          ...{ ...incidentOf(moved, state), ...told(notify, ground) },
        }),
      ];
    case 'path':
      return [asked(moved, SYSTEM, 'path', { notify, ground })];
    case 'media':
      return [asked(moved, SYSTEM, 'look', { person: state.owner, ground })];
    case 'restriction':
    case 'mark':
      if (act === 'expire') return [settled(moved, SYSTEM, null)];
      return act === 'appealDue'
        ? [appealAsked(moved, ground, SYSTEM)]
        : [asked(moved, SYSTEM, 'review', { notify: reviewers(moved, ground), ground })];
    case 'emergency':
      return [];
  }
}

/** Who decided, or the head of the centre: one of them has not set it. */
const reviewers = ({ standing: { state } }: Moved, { rules }: SafetyGround): string[] => [
  ...new Set(['centreHead', ...toldAtFirst(state, rules)]),
];

/** Somebody appeals against what two people decided about him. */
export const appealAsked = (moved: Moved, ground: SafetyGround, actor: Actor): NewEvent =>
  asked(moved, actor, 'appeal', { notify: reviewers(moved, ground), ground });

/** The words of a case speak of danger again. */
export const pathAsked = (moved: Moved, dangers: string[], ground: SafetyGround) =>
  asked(moved, SYSTEM, 'path', {
    notify: toldAtFirst({ sort: 'path', dangers }, ground.rules),
    ...{ ground, dueAt: moved.standing.due?.at ?? null },
  });

const told = (notify: readonly string[], { meaning }: Notifying) => ({
  notify: [...notify],
  means: meaning(notify),
});

const incidentOf = ({ campus, standing: { department } }: Moved, { kind }: IncidentState) => ({
  ...{ kind, campus, department },
});

interface Asking {
  readonly ground: Notifying;
  readonly notify?: readonly string[];
  readonly person?: string;
  readonly dueAt?: string | null;
}
const asked = (
  moved: Moved,
  actor: Actor,
  what: SafetyAsked,
  { ground, notify = [], person, dueAt = null }: Asking,
): NewEvent =>
  said(moved, actor, SafetyAskedFor, {
    ...{ what, campus: moved.campus },
    ...{ ...told(notify, ground), person: person ?? null, dueAt },
  });

/** Null = everything that the file asked for. */
const settled = (moved: Moved, actor: Actor, what: SafetyAsked | null): NewEvent =>
  said(moved, actor, SafetySettled, {
    ...{ what, campus: moved.campus },
  });

const said = <Data>(
  { fileId, version, at }: Moved,
  actor: Actor,
  definition: NewEvent<Data>['definition'],
  data: Data,
): NewEvent => ({
  ...{ definition, data, actor, at },
  ...{ aggregateId: fileId, aggregateVersion: version },
});
