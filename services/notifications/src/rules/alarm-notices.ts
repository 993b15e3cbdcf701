import { AlarmCleared, type AlarmRaised, is } from '@tingsu/contracts';
import { type Directory, holdersOf } from '../directory/directory.js';
import type { Notice, NoticeFacts } from './notice.js';

/** Operators mend it; the heads of the centre see to the complaints meanwhile. */
const ROLES = ['operator', 'centre_head'] as const;

/** One notice per person; administrators are notified when no other recipient exists. */
export function alarmNotices(
  event: AlarmRaised | AlarmCleared,
  directory: Directory,
): readonly Notice[] {
  const people = new Set(
    ROLES.flatMap((role) => holdersOf(directory, role, null)).map(({ id }) => id),
  );
  const told =
    people.size > 0 ? [...people] : holdersOf(directory, 'tenant_admin', null).map(({ id }) => id);
  const facts: NoticeFacts = { caseNo: null, timeZone: directory.timeZone, at: event.time };
  return told.map((recipientId) =>
    is(event, AlarmCleared)
      ? { template: 'alarm.cleared', recipientId, facts }
      : {
          template: 'alarm.raised',
          recipientId,
          facts: {
            ...facts,
            count: event.data.count,
            since: event.data.since,
            examples: event.data.examples.join(', '),
          },
        },
  );
}
