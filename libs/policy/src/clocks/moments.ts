import { instantOf } from '../calendars/time-zone.js';
import { MILESTONES, type MilestoneDefinition } from '../documents/milestones.js';
import type { History, Milestone } from './reading.js';

/** Instants at which a milestone happened, in order. */
export type MomentOf = (name: string) => readonly number[];

export interface Timeline {
  readonly at: MomentOf;
  /** The instant at which the parts named had all arrived with the milestone; undefined if they have not. */
  complete(name: string, parts: readonly string[], from: number): number | undefined;
  /** What ended the case, if anything did. */
  readonly end: { readonly at: number; readonly reason: string } | null;
}

const NONE: readonly number[] = [];
/** A reopened case starts its clocks again, as if received then (T-34). */
const RESTARTED = ['case.received', 'case.receivedAnywhere', 'case.receivedByCentre'];
const DUTIES = [
  'reportable.marked',
  'reportable.found',
  'regulator.reported',
  'safetyEvent.found',
  'safetyEvent.reported',
  'death.occurred',
  'autopsy.done',
  'autopsy.declined',
  'body.ended',
];

const definitions = new Map<string, MilestoneDefinition>(Object.entries(MILESTONES));

export function definitionOf(name: string): MilestoneDefinition | undefined {
  return definitions.get(name);
}

export function timelineOf(history: History): Timeline {
  const round = currentRound(
    history.milestones
      .filter(isLastSaid)
      .map((one) => ({ ...one, ms: instantOf(one.at) }))
      .sort((one, other) => one.ms - other.ms),
  ).flatMap(withWhatItSettles);
  const byName = new Map<string, number[]>();
  for (const { name, ms } of round) {
    const known = byName.get(name);
    if (known) known.push(ms);
    else byName.set(name, [ms]);
  }
  const ended = round.find((one) => definitionOf(one.name)?.ends);
  const end = ended ? { at: ended.ms, reason: ended.name } : null;
  const told = history.ended
    ? { at: instantOf(history.ended.at), reason: history.ended.reason }
    : null;
  return {
    at: (name) => byName.get(name) ?? NONE,
    complete: (name, parts, from) => completion(round, name, parts, from),
    end: end && told ? (told.at < end.at ? told : end) : (end ?? told),
  };
}

function isLastSaid({ name }: Milestone, index: number, all: readonly Milestone[]): boolean {
  return (
    !definitionOf(name)?.replaces || all.findLastIndex((other) => other.name === name) === index
  );
}

type Timed = Milestone & { readonly ms: number };

function currentRound(milestones: readonly Timed[]): readonly Timed[] {
  const reopened = milestones.findLastIndex((one) => one.name === 'case.reopened');
  const again = milestones[reopened];
  if (!again) return milestones;
  // What is owed to an authority, or after a death, was not settled by closing the last round.
  const owed = milestones.slice(0, reopened).filter(({ name }) => DUTIES.includes(name));
  return [
    ...owed,
    ...RESTARTED.map((name) => ({ ...again, name })),
    ...milestones.slice(reopened + 1),
  ];
}

function withWhatItSettles(one: Timed): Timed[] {
  return [
    one,
    ...(definitionOf(one.name)?.standsFor ?? []).map((name) => ({ name, at: one.at, ms: one.ms })),
  ];
}

/** Parts may come one after the other; a milestone without a list of parts brings everything. */
function completion(
  milestones: readonly Timed[],
  name: string,
  parts: readonly string[],
  from: number,
): number | undefined {
  const missing = new Set(parts);
  for (const one of milestones) {
    if (one.name !== name || one.ms < from) continue;
    if (!one.parts) return one.ms;
    for (const part of one.parts) missing.delete(part);
    if (missing.size === 0) return one.ms;
  }
  return undefined;
}
