import { ProblemError } from '@tingsu/contracts';
import fc from 'fast-check';
import { canonicalJson } from '../ledger/canonical.js';
import { drawn } from './any-command.fixture.js';
import {
  ABUSE,
  aContext,
  anOpenedCase,
  HEAD,
  LEADER,
  mainPath,
  OFFICER,
  play,
  RUDENESS,
  type Step,
} from './case.fixture.js';
import type { Decision } from './conclude.js';
import type { DecisionContext } from './context.js';
import { decide } from './decide.js';
import { fireSteps } from './fire-step.js';

const aStep = fc.record({
  draw: fc.record({
    command: fc.noBias(fc.nat(100_000)),
    payload: fc.noBias(fc.nat(1_000)),
    legal: fc.oneof(
      { weight: 6, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
  }),
  actor: fc.constantFrom(OFFICER, HEAD, LEADER),
  // Seldom days at once: mostly people are faster than limits.
  minutes: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 60 * 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 * 24 * 5 }) },
  ),
  fires: fc.boolean(),
});
const anOpening = fc.record({
  channel: fc.constantFrom(
    'hotline' as const,
    'hotline_12345' as const,
    'petition_transfer' as const,
    'suggestion_box' as const,
  ),
  anonymous: fc.boolean(),
  contactable: fc.boolean(),
});
/** How far the case has come by itself, and whether it is a major one. */
const aStart = fc.record({
  step: fc.noBias(fc.nat(mainPath().length)),
  major: fc.boolean(),
});

type ValueOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** A person who may do everything: what is refused is refused by the state or by a rule. */
export const allowedAll = (at: number, actor: string): DecisionContext => ({
  ...aContext(new Date(at).toISOString(), 'leader', actor),
  roles: ['centre_officer', 'centre_head', 'department_head', 'leader'],
  departments: ['main.conduct', 'main.medical', 'main.finance', 'main.complaints'],
});

/** As far along the main path as this complaint goes. */
function begun(opening: ValueOf<typeof anOpening>, steps: readonly Step[]): Decision[] {
  const opened = anOpenedCase(opening);
  for (let count = steps.length; count > 0; count -= 1)
    try {
      return play(opened, steps.slice(0, count));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  return [opened];
}

/** Plays what is allowed, checks that what is refused leaves nothing, and lets overdue clocks act in between. */
function history(
  opening: ValueOf<typeof anOpening>,
  { step, major }: ValueOf<typeof aStart>,
  steps: readonly ValueOf<typeof aStep>[],
): Decision[] {
  const decisions = begun(opening, mainPath(major ? ABUSE : RUDENESS, major).slice(0, step));
  let at = Date.parse('2026-11-20T12:13:00+08:00');
  for (const { draw, actor, minutes, fires } of steps) {
    at += minutes * 60_000;
    const context = allowedAll(at, actor);
    const { state } = decisions.at(-1) as Decision;
    const before = canonicalJson(state);
    try {
      decisions.push(decide(state, drawn(state, draw), context));
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (canonicalJson(state) !== before)
        throw new Error('A refused command changed the case', { cause: error });
    }
    const fired = fires
      ? fireSteps(
          (decisions.at(-1) as Decision).state,
          dueSteps(decisions.at(-1) as Decision, at),
          context,
        )
      : null;
    if (fired) decisions.push(fired);
  }
  return decisions;
}

function dueSteps({ state, ladders }: Decision, at: number) {
  return Object.values(state.clocks).flatMap(({ clockId, generation }) =>
    (ladders[clockId] ?? [])
      .filter((step) => Date.parse(step.at) <= at)
      .map((step) => ({
        clockId,
        generation,
        step,
        at: step.at,
        cause: 'time' as const,
        latenessMs: 0,
      })),
  );
}

/** Any history: how the case came and how far it got by itself, and what people then tried. */
export const aHistory: fc.Arbitrary<Decision[]> = fc
  .tuple(anOpening, aStart, fc.array(aStep, { minLength: 15, maxLength: 45 }))
  .map(([opening, start, steps]) => history(opening, start, steps));
