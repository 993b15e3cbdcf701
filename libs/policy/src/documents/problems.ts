import { closest as nearest, distance } from 'fastest-levenshtein';
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

/** The known name that is most like the wrong one, when it is like enough to be meant. */
function closest(wrong: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const written = wrong.toLowerCase();
  const best = nearest(
    written,
    known.map((name) => name.toLowerCase()),
  );
  return distance(written, best) <= Math.max(2, wrong.length / 3)
    ? known.find((name) => name.toLowerCase() === best)
    : undefined;
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
