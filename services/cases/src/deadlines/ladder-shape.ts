import type { LadderStep } from '@tingsu/policy';

/** What the steps of a ladder do, without their times. */
export type LadderShape = readonly Omit<LadderStep, 'at'>[];

/** A ladder as a row of a clock has it: a reference, and the times of its steps. */
export interface LadderReference {
  readonly ladderId: number | null;
  readonly ladderAt: readonly Date[] | null;
  /** The whole ladder, in rows of earlier versions. */
  readonly ladder: readonly LadderStep[] | null;
}

export const shapeOf = (ladder: readonly LadderStep[]): LadderShape =>
  ladder.map(({ stepId, action, level, notify, acknowledgeWithin }) => ({
    ...{ stepId, action, level, notify, acknowledgeWithin },
  }));

/** Throws when the shape that a clock refers to is not there. */
export function ladderFrom(
  { ladderId, ladderAt, ladder }: LadderReference,
  shapes: ReadonlyMap<number, LadderShape>,
): readonly LadderStep[] {
  if (ladder) return ladder;
  if (ladderId === null || ladderAt === null) return [];
  const shape = shapes.get(ladderId);
  if (shape?.length !== ladderAt.length)
    throw new Error(`The ladder ${ladderId} is missing or has another length than its times`);
  return shape.flatMap((step, index) => {
    const at = ladderAt[index];
    return at ? [{ ...step, at: at.toISOString() }] : [];
  });
}
