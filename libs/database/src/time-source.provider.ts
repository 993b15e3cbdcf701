/**
 * Where the time comes from. Only tests move it; their databases move along through `app.clock_offset`, which a database
 * that was only migrated ignores.
 */
export interface TimeSource {
  now(): Date;
  /** How far it is ahead of the machine's clock, in milliseconds; 0 for the real time. */
  readonly offsetMs: number;
}

export interface FakeTime extends TimeSource {
  advance(milliseconds: number): void;
  set(instant: string | Date): void;
}

/** Injection token of the service's time source. */
export const TIME_SOURCE = Symbol('TIME_SOURCE');

export function systemTime(offsetMs = 0): TimeSource {
  return { offsetMs, now: () => new Date(Date.now() + offsetMs) };
}

/** Time that starts at an instant and runs on from there; tests move it. */
export function fakeTime(startsAt: string | Date = new Date()): FakeTime {
  let offsetMs = distanceTo(startsAt);
  return {
    get offsetMs() {
      return offsetMs;
    },
    now: () => new Date(Date.now() + offsetMs),
    advance: (milliseconds) => {
      offsetMs += milliseconds;
    },
    set: (instant) => {
      offsetMs = distanceTo(instant);
    },
  };
}

/** The real time, except under test, where the environment may move a whole process in time. */
export function timeFromEnvironment(environment: NodeJS.ProcessEnv = process.env): TimeSource {
  const offset =
    environment['NODE_ENV'] === 'test' ? Number(environment['TINGSU_CLOCK_OFFSET_MS'] ?? 0) : 0;
  if (!Number.isInteger(offset))
    throw new Error('TINGSU_CLOCK_OFFSET_MS must be a whole number of milliseconds');
  return systemTime(offset);
}

function distanceTo(instant: string | Date): number {
  const target = new Date(instant).getTime();
  if (Number.isNaN(target)) throw new Error(`Not an instant: ${String(instant)}`);
  return target - Date.now();
}
