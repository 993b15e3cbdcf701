import type { BulkAction } from './plan';

/** What of a command for many was not done when the browser ended: numbers of cases, and never a word that was to be sent. */
export interface Unfinished {
  readonly action: BulkAction;
  readonly caseNos: readonly string[];
  /** Of the first case, which was being sent: a later version may mean that it was done. */
  readonly version: number | null;
  /** The case into which the others go, where they are merged. */
  readonly target?: string;
}

const LOCK = 'tingsu.bulk';
const keyOf = (personId: string): string => `tingsu.bulk.${personId}`;

export const rememberRest = (personId: string, { caseNos, ...rest }: Unfinished): void =>
  localStorage.setItem(
    keyOf(personId),
    JSON.stringify({ ...rest, caseNos: [...new Set(caseNos)] }),
  );

export const forgetRest = (personId: string): void => localStorage.removeItem(keyOf(personId));

/** As it was kept; null where nothing is, or nothing that can be read. */
export function restKept(kept: string | null): Unfinished | null {
  try {
    const { action, caseNos, version, target } = JSON.parse(kept ?? 'null') as Unfinished;
    if (!Array.isArray(caseNos) || caseNos.length === 0) return null;
    return { action, caseNos, version, ...(typeof target === 'string' ? { target } : {}) };
  } catch {
    return null;
  }
}

/** What goes on with the rest: the case that others are merged into is one of those to choose from. */
export const chosenOfRest = ({ caseNos, target }: Unfinished): readonly string[] =>
  target === undefined || caseNos.includes(target) ? caseNos : [...caseNos, target];

/** Of a merge whose target was not kept there is nothing to go on with. */
export const goesOn = ({ action, target }: Unfinished): boolean =>
  action !== 'merge' || target !== undefined;

/** While the work goes on no other tab takes it for broken off. */
export const whileRunning = (work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request(LOCK, work) : work();

/** What was broken off; null while another tab is still at it. */
export async function brokenOff(personId: string): Promise<Unfinished | null> {
  const look = (): Unfinished | null => restKept(localStorage.getItem(keyOf(personId)));
  if (!('locks' in navigator)) return look();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? look() : null));
}
