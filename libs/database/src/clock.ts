/** Where the time comes from. Only tests move it; the database is moved along through `app.clock_offset`. */
export interface Clock {
  now(): Date;
  /** How far this clock is ahead of the machine's, in milliseconds; 0 for the real one. */
  readonly offsetMs: number;
}

export interface FakeClock extends Clock {
  advance(milliseconds: number): void;
  set(instant: string | Date): void;
}

/** Injection token of the service's clock. */
export const CLOCK = Symbol('CLOCK');

export function systemClock(offsetMs = 0): Clock {
  return { offsetMs, now: () => new Date(Date.now() + offsetMs) };
}

/** A clock that starts at an instant and runs on from there; tests move it. */
export function fakeClock(startsAt: string | Date = new Date()): FakeClock {
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

/** The real clock, except under test, where the environment may move a whole process in time. */
export function clockFromEnvironment(environment: NodeJS.ProcessEnv = process.env): Clock {
  const offset =
    environment['NODE_ENV'] === 'test' ? Number(environment['TINGSU_CLOCK_OFFSET_MS'] ?? 0) : 0;
  if (!Number.isInteger(offset))
    throw new Error('TINGSU_CLOCK_OFFSET_MS must be a whole number of milliseconds');
  return systemClock(offset);
}

function distanceTo(instant: string | Date): number {
  const target = new Date(instant).getTime();
  if (Number.isNaN(target)) throw new Error(`Not an instant: ${String(instant)}`);
  return target - Date.now();
}
