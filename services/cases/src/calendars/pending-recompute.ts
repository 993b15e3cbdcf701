/** A recalculation that has not reached every case yet. */
export interface PendingRecompute {
  readonly runId: string;
  /** Activation whose calendars the cases still count on that it has not reached. */
  readonly previous: number;
  /** Last case that it has done, in the order of ids. */
  readonly reached: string | null;
  /** Last case that was there when the new calendars came; later ones were opened under them. */
  readonly last: string | null;
}

export function isWaitingFor({ reached, last }: PendingRecompute, caseId: string): boolean {
  return last !== null && caseId <= last && (reached === null || caseId > reached);
}
