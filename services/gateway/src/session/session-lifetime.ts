export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
}

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** A session ends a while after its last use, and in any case some hours after it began. */
export function isOver(
  { createdAt, lastSeenAt }: SessionTimes,
  now: Date,
  limits: SessionLimits,
): boolean {
  const idle = now.getTime() - lastSeenAt.getTime() > limits.idleMinutes * 60_000;
  return idle || now.getTime() - createdAt.getTime() > limits.absoluteHours * 3_600_000;
}

/** Writing the last use at every request would cost a write a request; a minute is exact enough. */
export function isWorthNoting({ lastSeenAt }: SessionTimes, now: Date): boolean {
  return now.getTime() - lastSeenAt.getTime() > 60_000;
}
