import { MS_PER_DAY } from '@tingsu/contracts';
import type { Facts } from '@tingsu/contracts';
import { isoOf } from '../calendars/instant.js';
import { holds } from '../documents/condition.js';
import type { ClockRule, LadderAction, LadderStepRule } from '../documents/document-schema.js';
import type { LayeredClock, Policy } from '../documents/policy.js';
import { millisecondsOf, type Counting } from './counting.js';
import { rememberedWith } from '../remembered.js';
import { outsideQuietHours } from './quiet-hours.js';
import type { LadderStep } from './reading.js';

/** Actions that come before the due time. */
export const EARLY: readonly LadderAction[] = ['remind', 'warn'];

const MS = { m: 60_000, h: 3_600_000, d: MS_PER_DAY } as const;

/**
 * The steps of one clock's ladder by time: its own warnings where it brings any, else those of the policy's ladder; then breach, escalation and
 * report. Reminders and warnings keep out of the quiet hours; what comes from the due time on does not. A step that would lie before
 * the start is left out. A window has none: it is a right that lapses, and no promise that could be broken.
 */
export function ladderOf(
  policy: Policy,
  { zone }: Counting,
  { rule }: LayeredClock,
  facts: Facts,
  start: number,
  due: number,
): LadderStep[] {
  if (rule.kind === 'window') return [];
  const { steps, quiet } = compiled(policy);
  const rungs: Rung[] = [];
  const add = (one: Step): void => {
    const at =
      one.fraction === null ? due + one.after : wholeSecond(start + one.fraction * (due - start));
    const moved = quiet && one.held ? outsideQuietHours(zone, quiet, at, due) : at;
    if (moved > start) rungs.push({ at: moved, step: one });
  };
  const own = ownWarnings(rule);
  own.forEach(add);
  for (const step of steps) {
    if (step.rule.kinds && !step.rule.kinds.includes(rule.kind)) continue;
    if (own.length > 0 && step.early && step.rule.always !== true) continue;
    if (!step.rule.when || holds(step.rule.when, facts)) add(step);
  }
  return rungs.sort((one, other) => one.at - other.at).map(published);
}

/** `-4h` → milliseconds; minutes, hours or days of 24 hours. */
export function offsetOf(text: string): number {
  const unit = text.at(-1);
  return (
    Number.parseInt(text, 10) *
    (unit === 'm' || unit === 'h' || unit === 'd' ? MS[unit] : Number.NaN)
  );
}

interface Rung {
  readonly at: number;
  readonly step: Step;
}

/** A step with its words turned into numbers. */
interface Step {
  readonly id: string;
  readonly action: LadderAction;
  readonly level: number;
  readonly notify: readonly string[];
  readonly acknowledgeWithin: number | null;
  readonly fraction: number | null;
  readonly after: number;
  /** Quiet hours hold it back. */
  readonly held: boolean;
}
interface LadderRung extends Step {
  readonly rule: LadderStepRule;
  readonly early: boolean;
}

const compiled = rememberedWith(({ ladder, quietHours }: Policy) => ({
  steps: ladder.map(rungOf),
  quiet: quietHours && {
    from: millisecondsOf(quietHours.from),
    to: millisecondsOf(quietHours.to),
  },
}));

function rungOf(rule: LadderStepRule): LadderRung {
  const early = EARLY.includes(rule.action);
  return {
    rule,
    early,
    id: rule.id,
    action: rule.action,
    level: rule.level ?? 0,
    notify: rule.notify,
    acknowledgeWithin:
      rule.acknowledgeWithin === undefined ? null : offsetOf(rule.acknowledgeWithin),
    fraction: rule.fraction ?? null,
    after: offsetOf(rule.after ?? '0h'),
    held: early && rule.atAnyHour !== true,
  };
}

const ownWarnings = rememberedWith(({ warn = [] }: ClockRule) =>
  warn.map(({ at, notify }, index): Step => ({
    id: `warn${index + 1}`,
    action: 'warn',
    level: 0,
    notify,
    acknowledgeWithin: null,
    fraction: null,
    after: offsetOf(at),
    held: true,
  })),
);

function published({
  at,
  step: { id, action, level, notify, acknowledgeWithin },
}: Rung): LadderStep {
  return { stepId: id, at: isoOf(at), action, level, notify, acknowledgeWithin };
}

/** Alarms ring by second. */
function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
