import type { BindingRow, CaseKind, DirectoryPublished } from '@tingsu/contracts';
import type { Policy } from '../documents/policy.js';

export type Organisation = Pick<DirectoryPublished['data'], 'campuses' | 'departments'>;
export interface PublishedVersion {
  readonly id: string;
  readonly version: string;
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
}

/** What a set of bindings is checked against. */
export interface BindingGround extends Organisation {
  readonly versions: readonly PublishedVersion[];
  readonly calendarIds: readonly string[];
  /** `YYYY-MM-DD` where the hospital is. */
  readonly today: string;
  /** Rows that were approved before: their first day may be over. */
  readonly before: readonly BindingRow[];
  /** The policies as they will stand on a day. Throws a PolicyError when they cannot be composed. */
  policyOn(references: readonly string[], day: string): Policy;
}

/** Where a problem is: null stands for all the others, `from` is the first day of it. */
export interface ProblemPlace {
  readonly campus: string | null;
  readonly department: string | null;
  readonly caseKind: CaseKind;
  readonly channel: string | null;
  readonly from: string;
}
export interface BindingProblem {
  /** JSON pointer into the set, e.g. `/rows/3/campus`; empty = no row, but a place without one. */
  readonly path: string;
  /** Stable, e.g. `binding.gap`. */
  readonly code: string;
  readonly message: { readonly zh: string; readonly en: string };
  readonly place?: ProblemPlace;
}

/** A problem of a row, or of a field of it. */
export const atRow =
  (index: number) =>
  (field: string, code: string, zh: string, en: string): BindingProblem => ({
    path: field === '' ? `/rows/${index}` : `/rows/${index}/${field}`,
    code,
    message: { zh, en },
  });
