import { EARLY, offsetOf } from '../clocks/ladder.js';
import { NOTIFY_NAMES } from './duty-schema.js';
import type { LadderStepRule, PolicyDocument } from './document-schema.js';
import { hint, reportRepeats, type Path, type Report } from './problems.js';

/** Steps before and after the due time: in order, with known recipients, and followed by one that fires when no one acknowledges. */
export function checkLadder(
  document: PolicyDocument,
  names: readonly string[],
  report: Report,
): void {
  const steps = document.ladder?.steps ?? [];
  const ids = steps.map((step) => step.id);
  reportRepeats(report, ids, (index) => ['ladder', 'steps', index, 'id'], 'ladder.id.repeated');
  steps.forEach((step, index) => {
    const path = ['ladder', 'steps', index];
    checkTime(step, path, report);
    checkNotify(step.notify, [...path, 'notify'], names, report);
    checkAcknowledgement(step, steps, path, report);
  });
  document.clocks.forEach((clock, index) =>
    clock.warn?.forEach((warn, place) =>
      checkNotify(warn.notify, ['clocks', index, 'warn', place, 'notify'], names, report),
    ),
  );
  checkQuietHours(document, report);
}

/** Everything that people and units are called by in a policy and the layers above it. */
export function namesIn(layers: readonly PolicyDocument[]): readonly string[] {
  const units = layers.flatMap((layer) => [
    ...Object.keys(layer.units ?? {}),
    ...Object.values(layer.roles ?? {}).filter((name) => typeof name === 'string'),
    ...layer.clocks.map((clock) => clock.owner ?? ''),
    ...(layer.routing
      ? [layer.routing.fallback, ...layer.routing.rules.map((rule) => rule.to)]
      : []),
  ]);
  return [...new Set([...NOTIFY_NAMES, ...units.filter((name) => name.trim() !== '')])];
}

export function checkNotify(
  names: readonly string[],
  path: Path,
  known: readonly string[],
  report: Report,
): void {
  names.forEach((name, index) => {
    if (known.includes(name)) return;
    const help = hint(name, known);
    report(
      [...path, index],
      'role.unknown',
      `There is no recipient ${name}. ${help.en}`,
      `没有名为 ${name} 的角色或部门。${help.zh}`,
    );
  });
}

function checkTime(step: LadderStepRule, path: Path, report: Report): void {
  if (step.action === 'escalate' && step.level === undefined)
    report(
      path,
      'ladder.level.missing',
      `Escalation ${step.id} needs a level such as 1.`,
      `升级步骤 ${step.id} 需要 level，如 1。`,
    );
  const before = step.fraction !== undefined || offsetOf(step.after ?? '0h') < 0;
  const early = EARLY.includes(step.action);
  if (!early && before)
    report(
      path,
      'ladder.early',
      `${step.id} acts before the due time, but only a reminder or a warning may. Write "after" as 0h or more.`,
      `${step.id} 在到期前触发，只有提醒和预警可以提前；after 应为 0h 或更晚。`,
    );
  if (early && !before)
    report(
      path,
      'ladder.late',
      `${step.id} comes too late for a ${step.action}. Use a fraction, or an "after" such as -1h.`,
      `提醒 ${step.id} 过晚，应使用 fraction 或 -1h 之类的 after。`,
    );
}

/** Without an acknowledgement the next step fires at once: there must be one, and it must not be the breach, which cannot come early. */
function checkAcknowledgement(
  step: LadderStepRule,
  steps: readonly LadderStepRule[],
  path: Path,
  report: Report,
): void {
  if (step.acknowledgeWithin === undefined) return;
  const place = [...path, 'acknowledgeWithin'];
  if (EARLY.includes(step.action))
    return report(
      place,
      'ladder.acknowledge.early',
      `${step.id} comes before the due time: the next step would be a breach that is none. Ask for acknowledgement from the breach on.`,
      `${step.id} 在到期之前，无人确认时不能提前判为超期。请从超期一步起要求确认。`,
    );
  const at = offsetOf(step.after ?? '0h');
  const follows = steps.some(
    (other) =>
      other !== step &&
      offsetOf(other.after ?? '-1m') > at &&
      (!other.kinds || !step.kinds || step.kinds.every((kind) => other.kinds?.includes(kind))),
  );
  if (follows) return;
  report(
    place,
    'ladder.acknowledge.last',
    `No step comes after ${step.id}, so nothing would happen without an acknowledgement. Add a later step or leave acknowledgeWithin out.`,
    `${step.id} 之后没有步骤，无人确认时无从升级。请增加后续步骤，或删除 acknowledgeWithin。`,
  );
}

const LONGEST_QUIET_HOURS = 16;

function checkQuietHours({ ladder }: PolicyDocument, report: Report): void {
  if (!ladder?.quietHours) return;
  const { from, to } = ladder.quietHours;
  const hours = (hoursOf(to) - hoursOf(from) + 24) % 24;
  if (from !== '24:00' && hours > 0 && hours <= LONGEST_QUIET_HOURS) return;
  report(
    ['ladder', 'quietHours'],
    'ladder.quiet',
    `Quiet hours from ${from} to ${to} leave no time for reminders. Write a night such as 22:00 to 07:00, at most ${LONGEST_QUIET_HOURS} hours.`,
    `免打扰时段 ${from} 至 ${to} 不合理，应为 22:00 至 07:00 之类的夜间时段，至多 ${LONGEST_QUIET_HOURS} 小时。`,
  );
}

function hoursOf(clockTime: string): number {
  const [hours, minutes] = clockTime.split(':').map(Number);
  return (hours ?? 0) + (minutes ?? 0) / 60;
}
