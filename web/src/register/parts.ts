import type { Asked } from './asked';
import type { Draft } from './draft';
import type { FieldProblem } from './problems';

/** What each section of the form works with. */
export interface PartProps {
  readonly draft: Draft;
  readonly asked: Asked;
  readonly problems: readonly FieldProblem[];
  change(part: Partial<Draft>): void;
}
