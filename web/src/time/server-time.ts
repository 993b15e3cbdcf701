/**
 * Deadlines are told by the server's clock: a tablet that runs ten minutes late must not hide a breach.
 * The HTTP Date header has whole seconds, so a difference below two seconds is taken for none.
 */
let offsetMs = 0;

export const offsetFrom = (serverInstant: number, sentAt: number, receivedAt: number): number => {
  const found = serverInstant - (sentAt + receivedAt) / 2;
  return Math.abs(found) < 2_000 ? 0 : found;
};

export const learnServerTime = (
  dateHeader: string | null,
  sentAt: number,
  receivedAt: number,
): void => {
  const instant = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (!Number.isNaN(instant)) offsetMs = offsetFrom(instant, sentAt, receivedAt);
};

/** Milliseconds since the epoch by the server's clock. */
export const serverNow = (): number => Date.now() + offsetMs;
