import { isoOf } from '../calendars/instant.js';
import { holds, type Facts } from '../documents/condition.js';
import type { LadderStepRule } from '../documents/document-schema.js';
import type { LayeredClock } from '../documents/policy.js';
import type { LadderStep } from './reading.js';

const MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * The rungs of one clock by time: its own warnings where it brings any, else those of the policy's ladder; then breach and
 * escalation. A rung that would lie before the start is left out.
 */
export function ladderOf(
  steps: readonly LadderStepRule[],
  clock: LayeredClock,
  facts: Facts,
  start: number,
  due: number,
): LadderStep[] {
  const own = (clock.rule.warn ?? []).map((warn, index) =>
    rung(`warn${index + 1}`, 'warn', 0, due + offsetOf(warn.at), warn.notify),
  );
  const applicable = steps.filter(
    (step) =>
      (!step.kinds || step.kinds.includes(clock.rule.kind)) &&
      (!step.when || holds(step.when, facts)) &&
      (own.length === 0 || step.action !== 'warn' || step.always === true),
  );
  return [...own, ...applicable.map((step) => rungOf(step, start, due))]
    .filter((one) => one.at > start)
    .sort((one, other) => one.at - other.at)
    .map(published);
}

/** `-4h` → milliseconds; minutes, hours or days of 24 hours. */
export function offsetOf(text: string): number {
  const unit = text.at(-1);
  return Number.parseInt(text, 10) * (unit === 'm' || unit === 'h' || unit === 'd' ? MS[unit] : Number.NaN);
}

type Rung = Omit<LadderStep, 'at'> & { readonly at: number };

function rungOf(step: LadderStepRule, start: number, due: number): Rung {
  const at =
    step.fraction === undefined ? due + offsetOf(step.after ?? '0h') : wholeSecond(start + step.fraction * (due - start));
  return rung(step.id, step.action, step.level ?? 0, at, step.notify);
}

function rung(stepId: string, action: LadderStep['action'], level: number, at: number, notify: readonly string[]): Rung {
  return { stepId, at, action, level, notify };
}

function published(one: Rung): LadderStep {
  return { ...one, at: isoOf(one.at) };
}

/** Alarms ring by second. */
function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
