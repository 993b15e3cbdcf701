/** How often sign-in may fail, and how long it is refused then. */
export interface LockOutRule {
  readonly allowedFailures: number;
  readonly firstLockSeconds: number;
  /** 0: failures are counted, and nothing is ever locked. */
  readonly longestLockSeconds: number;
  /** One failure is forgotten in each such span. */
  readonly forgetOneSeconds: number;
}

export interface Attempts {
  readonly failures: number;
  readonly failedAt: Date;
  readonly lockedUntil: Date | null;
}

/**
 * For one login from one place: thirty seconds after the last allowed failure, doubled with each further one, at most a
 * quarter of an hour. Others are not touched by it.
 */
export const pairRule = (allowedFailures: number): LockOutRule => ({
  allowedFailures,
  firstLockSeconds: 30,
  longestLockSeconds: 900,
  forgetOneSeconds: 1_800,
});

/** For an address, behind which a whole hospital may sit: it is only slowed down. */
export const addressRule = (allowedFailures: number): LockOutRule => ({
  allowedFailures,
  firstLockSeconds: 0,
  longestLockSeconds: 0,
  forgetOneSeconds: 30,
});

/** Seconds until sign-in may be tried again; 0 when it may be tried now. */
export function secondsLocked(attempts: Attempts | null, now: Date): number {
  const left = (attempts?.lockedUntil?.getTime() ?? 0) - now.getTime();
  return left > 0 ? Math.ceil(left / 1000) : 0;
}

/** How long an attempt waits before it is looked at, in milliseconds: longer with each failure beyond the allowed ones. */
export function slowedMs(failures: number, allowed: number, longestMs: number): number {
  return failures <= allowed ? 0 : Math.min(longestMs, 250 * (failures - allowed));
}

/**
 * The state after one more attempt, counted as failed before the password is looked at: a hundred guesses at once
 * are a hundred failures, not one. A success takes its own count back.
 */
export function charged(attempts: Attempts | null, now: Date, rule: LockOutRule): Attempts {
  const failures = failuresLeft(attempts, now, rule) + 1;
  const seconds = lockSeconds(failures, rule);
  return {
    failures,
    failedAt: now,
    lockedUntil: seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null,
  };
}

function failuresLeft(attempts: Attempts | null, now: Date, rule: LockOutRule): number {
  if (!attempts) return 0;
  // Of two attempts at once the later one may have begun first.
  const seconds = Math.max(0, now.getTime() - attempts.failedAt.getTime()) / 1000;
  return Math.max(0, attempts.failures - Math.floor(seconds / rule.forgetOneSeconds));
}

function lockSeconds(failures: number, rule: LockOutRule): number {
  const beyond = failures - rule.allowedFailures;
  return beyond < 0
    ? 0
    : Math.min(rule.firstLockSeconds * 2 ** Math.min(beyond, 20), rule.longestLockSeconds);
}
