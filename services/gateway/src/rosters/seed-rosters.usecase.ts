import { daysLater, localDay, mondayOf } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { Outbox } from '@tingsu/messaging';
import { dutiesOfWeek, type RosterPattern } from './roster-pattern.js';
import {
  changed,
  raiseVersion,
  replaceDuties,
  subjectOf,
  versionOf,
} from './rosters.repository.js';

const WEEKS = 8;

/** Gives units without a roster the one of a file, for the weeks to come. What people have planned is left alone. */
export async function seedRosters(
  tx: Transaction,
  patterns: readonly RosterPattern[],
  group: { readonly timeZone: string; readonly staff: ReadonlyMap<string, string> },
  outbox: Outbox,
): Promise<void> {
  const first = mondayOf(localDay(tx.now, group.timeZone));
  for (const pattern of patterns) {
    const subject = subjectOf(pattern);
    if ((await versionOf(tx, subject)) > 0) continue;
    const version = await raiseVersion(tx, subject);
    for (let week = 0; week < WEEKS; week++) {
      const from = daysLater(`${first}T00:00`, 7 * week);
      const duties = dutiesOfWeek(pattern, from.slice(0, 10), group.staff);
      await replaceDuties(tx, pattern, { from, to: daysLater(from, 7) }, duties, group.timeZone);
    }
    await outbox.append(tx, [await changed(tx, pattern, version, null)]);
  }
}
