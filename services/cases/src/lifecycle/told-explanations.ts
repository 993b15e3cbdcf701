import {
  clocksAfter,
  type CaseClocksChanged,
  type ClockKeeper,
  type LocalizedText,
} from '@tingsu/contracts';

type Explanation = readonly LocalizedText[];

/** What has changed since keeps the explanation that was last given. */
const KEEPER: ClockKeeper<Explanation> = {
  started: ({ explanation }) => explanation,
  changed: (told, { explanation }) => explanation ?? told,
  held: (told, _dueAt, explanation) => explanation ?? told,
};

/**
 * How the due time of each clock was explained when it was last set, by clock. The log says it once; a case does not carry it along.
 * `changes` are the `case.clocksChanged` of one case, oldest first.
 */
export const toldExplanations = (
  changes: readonly CaseClocksChanged['data'][],
): Readonly<Record<string, Explanation>> =>
  changes.reduce<Record<string, Explanation>>(
    (told, change) => clocksAfter(told, change, KEEPER),
    {},
  );
