/** How often sign-in may fail, and how long it is refused then. */
export interface LockOutRule {
  readonly allowedFailures: number;
  readonly firstLockSeconds: number;
  readonly longestLockSeconds: number;
  /** Failures older than this no longer count. */
  readonly forgetAfterSeconds: number;
}

export interface Attempts {
  readonly failures: number;
  readonly failedAt: Date;
  readonly lockedUntil: Date | null;
}

/** Thirty seconds after the last allowed failure, doubled with each further one, at most an hour. */
export const lockOutRule = (allowedFailures: number): LockOutRule => ({
  allowedFailures,
  firstLockSeconds: 30,
  longestLockSeconds: 3_600,
  forgetAfterSeconds: 24 * 3_600,
});

/** Seconds until sign-in may be tried again; 0 when it may be tried now. */
export function secondsLocked(attempts: Attempts | null, now: Date): number {
  const left = (attempts?.lockedUntil?.getTime() ?? 0) - now.getTime();
  return left > 0 ? Math.ceil(left / 1000) : 0;
}

/**
 * The state after one more attempt, counted as failed before the password is looked at: a hundred guesses at once
 * are a hundred failures, not one. A success takes its own count back.
 */
export function charged(attempts: Attempts | null, now: Date, rule: LockOutRule): Attempts {
  const forgotten =
    !attempts || now.getTime() - attempts.failedAt.getTime() > rule.forgetAfterSeconds * 1000;
  const failures = (forgotten ? 0 : attempts.failures) + 1;
  const seconds = lockSeconds(failures, rule);
  return {
    failures,
    failedAt: now,
    lockedUntil: seconds > 0 ? new Date(now.getTime() + seconds * 1000) : null,
  };
}

function lockSeconds(failures: number, rule: LockOutRule): number {
  const beyond = failures - rule.allowedFailures;
  return beyond < 0
    ? 0
    : Math.min(rule.firstLockSeconds * 2 ** Math.min(beyond, 20), rule.longestLockSeconds);
}
