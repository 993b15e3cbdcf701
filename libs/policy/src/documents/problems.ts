import { pointerOf } from './pointer.js';

export interface PolicyProblem {
  /** Position of the document in what was checked, from 0. */
  readonly document: number;
  /** Id of the policy, or `?`. */
  readonly policy: string;
  /** JSON pointer to the place in the document; empty = the document itself. */
  readonly path: string;
  /** Stable, e.g. `clock.start.unknown`. */
  readonly code: string;
  /** What is wrong and what to do. */
  readonly message: string;
  readonly messageZh: string;
}

export type Path = readonly (string | number)[];
export type Report = (path: Path, code: string, message: string, messageZh: string) => void;

/** Collects the problems of one document. */
export function reporterFor(problems: PolicyProblem[], document: number, policy: string): Report {
  return (path, code, message, messageZh) =>
    problems.push({ document, policy, path: pointerOf(path), code, message, messageZh });
}

/** The known name that is most like the wrong one, so that a slip of the pen is corrected in a second. */
export function closest(wrong: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((name) => ({ name, distance: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.distance - other.distance);
  const [best] = ranked;
  return best && best.distance <= Math.max(2, wrong.length / 3) ? best.name : undefined;
}

/** "Did you mean …?" or the list of what there is. */
export function hint(
  wrong: string,
  known: readonly string[],
): { readonly en: string; readonly zh: string } {
  const best = closest(wrong, known);
  if (best !== undefined) return { en: `Did you mean ${best}?`, zh: `是否应为 ${best}？` };
  const list = known.slice(0, 12).join(', ');
  const more = known.length > 12 ? ' …' : '';
  return { en: `Use one of: ${list}${more}.`, zh: `可用：${list}${more}。` };
}

/** Reports every value that occurs again. */
export function reportRepeats(
  report: Report,
  values: readonly string[],
  pathOf: (index: number) => Path,
  code: string,
): void {
  values.forEach((value, index) => {
    if (values.indexOf(value) < index)
      report(
        pathOf(index),
        code,
        `${value} is there twice. Give each its own name or remove one.`,
        `${value} 重复。请改名或删除其一。`,
      );
  });
}

/** Edits (insert, delete, replace, swap of neighbours) that turn one word into the other. */
function distance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      const swap =
        one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
          ? (rows[i - 2]?.[j - 2] ?? Infinity) + 1
          : Infinity;
      row.push(
        Math.min(
          (rows[i - 1]?.[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (rows[i - 1]?.[j - 1] ?? 0) + cost,
          swap,
        ),
      );
    }
    rows.push(row);
  }
  return rows[one.length]?.[other.length] ?? 0;
}
