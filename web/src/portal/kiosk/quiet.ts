/** Nobody touched the screen for so long: it asks whether somebody is still there. */
const ASKS_AFTER_MS = 45_000;
/** Nobody answered: it begins again for the next person. */
const OVER_AFTER_MS = 60_000;

/** Seconds until the screen begins again; null while nothing has to be said about it. */
export const secondsLeft = (touchedAt: number, now: number): number | null => {
  const quiet = now - touchedAt;
  return quiet < ASKS_AFTER_MS ? null : Math.max(0, Math.ceil((OVER_AFTER_MS - quiet) / 1000));
};
