import { is, RoutineEscalated, type RoutineMissed } from '@tingsu/contracts';
import type { Directory } from '../directory/directory.js';
import type { Rosters } from '../rosters/rosters.js';
import { audienceNamed, ownerOf } from './named-audience.js';
import { aboutNoCase } from './no-case.js';
import type { Notice } from './notice.js';
import { noticesFor } from './recipients.js';

/** A missed routine is said to its owner, later to those whom the policy names above it. Never to no one. */
export function routineNotices(
  event: RoutineMissed | RoutineEscalated,
  directory: Directory,
  rosters: Rosters,
): readonly Notice[] {
  const { campus, owner, department, means, label, dueAt, period } = event.data;
  const brief = aboutNoCase(campus);
  const ofOwner = ownerOf({ owner, ownerDepartment: department, means });
  const escalated = is(event, RoutineEscalated);
  const to = escalated
    ? event.data.notify.map((name) =>
        audienceNamed(name, ofOwner, { department, means: means?.[name] ?? null }),
      )
    : [ofOwner];
  const message = {
    template: escalated ? ('routine.escalated' as const) : ('routine.missed' as const),
    to,
    facts: { label, dueAt, period },
    department,
  };
  return noticesFor(message, brief, { directory, rosters, at: event.time }).notices.map(
    ({ facts, ...notice }) => ({ ...notice, facts: { ...facts, caseNo: null, at: event.time } }),
  );
}
