import type { Policy } from '@tingsu/policy';

interface Shift {
  readonly from: string;
  readonly to: string;
  readonly role: string;
}
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Who was on duty when the complaint came in, by the policy's roster; null without one. */
export function dutyRoleAt(policy: Policy, instant: string, timeZone: string): string | null {
  const roster: unknown = policy.primary['duty'];
  if (!Array.isArray(roster)) return null;
  const time = localTime(new Date(instant), timeZone);
  return roster.filter(isShift).find((shift) => covers(shift, time))?.role ?? null;
}

function covers({ from, to }: Shift, time: string): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

function localTime(instant: Date, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  clocks.set(timeZone, clock);
  return clock.format(instant);
}

function isShift(value: unknown): value is Shift {
  return (
    typeof value === 'object' &&
    value !== null &&
    'from' in value &&
    'to' in value &&
    'role' in value
  );
}
