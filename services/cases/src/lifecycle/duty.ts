import { localTime } from '@tingsu/contracts';
import type { Policy } from '@tingsu/policy';

/** Who was on duty when the complaint came in, by the policy's roster; null without one. */
export function dutyRoleAt({ duty }: Policy, instant: string, timeZone: string): string | null {
  const { time } = localTime(instant, timeZone);
  return duty.find((shift) => covers(shift, time))?.role ?? null;
}

/** A shift whose end is before its start runs over midnight. */
function covers({ from, to }: Policy['duty'][number], time: string): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to;
}
