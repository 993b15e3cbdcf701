import { useLocation } from 'react-router';

/** The list from which a case was opened: its address, and its cases in the order in which they stood there. */
export interface CameFrom {
  readonly list: string;
  readonly among: readonly string[];
}

export const useCameFrom = (): CameFrom | null => {
  const state = useLocation().state as Partial<CameFrom> | null;
  // A tab that is older than this page may have kept the address only.
  return state?.list === undefined ? null : { list: state.list, among: state.among ?? [] };
};

export interface Neighbours {
  readonly previous: string | null;
  readonly next: string | null;
  /** Counted from 1. */
  readonly place: number;
  readonly of: number;
}

/** The cases before and after one in the list; null when it was not opened from a list, or alone. */
export const neighboursOf = (among: readonly string[], caseNo: string): Neighbours | null => {
  const at = among.indexOf(caseNo);
  if (at < 0 || among.length < 2) return null;
  return {
    previous: among[at - 1] ?? null,
    next: among[at + 1] ?? null,
    place: at + 1,
    of: among.length,
  };
};
