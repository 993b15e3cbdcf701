/** How many attempts may be made at once, and after how many minutes each one of them may be made again. */
export interface AttemptLimit {
  readonly atOnce: number;
  readonly everyMinutes: number;
}

/** How much of a limit was used up at an instant. */
export interface Used {
  readonly level: number;
  readonly at: Date;
}

/** What is still used up at a later instant. */
export function stillUsed(used: Used | null, { everyMinutes }: AttemptLimit, now: Date): number {
  if (used === null) return 0;
  const minutes = (now.getTime() - used.at.getTime()) / 60_000;
  return Math.max(0, used.level - Math.max(0, minutes) / everyMinutes);
}

/** Seconds until one more attempt may be made; 0 when it may be made now. */
export function secondsToWait(used: Used | null, limit: AttemptLimit, now: Date): number {
  const over = stillUsed(used, limit, now) + 1 - limit.atOnce;
  return Math.max(0, Math.ceil(over * limit.everyMinutes * 60));
}
