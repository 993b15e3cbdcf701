import { listOf } from './compose-policy.js';
import type { ClockRule, Duration, PolicyDocument } from './document-schema.js';
import type { Report } from './problems.js';

/** A layer may tighten what it inherits, never loosen it: law stands above region, group, hospital and department. */
export function checkInherited(
  document: PolicyDocument,
  parents: readonly PolicyDocument[],
  report: Report,
): void {
  const inherited = new Map<string, ClockRule>();
  for (const parent of parents)
    for (const clock of parent.clocks) if (!inherited.has(clock.id)) inherited.set(clock.id, clock);

  document.clocks.forEach((clock, index) => {
    const law = inherited.get(clock.id);
    if (!law || law.kind !== 'limit') return;
    const path = ['clocks', index];
    if (clock.kind !== 'limit')
      report(
        [...path, 'kind'],
        'inherited.weakened',
        `${clock.id} is a limit above this layer and must stay one.`,
        `${clock.id} 在上级制度中是法定时限，不能改为 ${clock.kind}。`,
      );
    if (clock.start !== law.start)
      report(
        [...path, 'start'],
        'inherited.start',
        `${clock.id} must start with ${law.start}, as above.`,
        `${clock.id} 的开始事件须与上级一致：${law.start}。`,
      );
    const added = listOf(clock.stop).filter((stop) => !listOf(law.stop).includes(stop));
    if (added.length > 0 && clock.stopMode !== 'all')
      report(
        [...path, 'stop'],
        'inherited.stop',
        `${clock.id} may not also stop at ${added.join(', ')}: the layer above does not allow it.`,
        `${clock.id} 不得以 ${added.join('、')} 停止，上级制度不允许。`,
      );
    const verdict = compare(clock.duration, law.duration);
    if (verdict === 'longer')
      report(
        [...path, 'duration'],
        'inherited.longer',
        `${clock.id} may be shorter than ${text(law.duration)}, not longer. Shorten it or leave it out.`,
        `${clock.id} 只能短于上级的 ${text(law.duration)}，不能延长。`,
      );
    if (verdict === 'unclear')
      report(
        [...path, 'duration'],
        'inherited.unit',
        `${clock.id} cannot be compared with ${text(law.duration)}. Use the same unit and basis.`,
        `${clock.id} 的单位与上级的 ${text(law.duration)} 无法比较，请使用相同单位。`,
      );
    if (clock.when && JSON.stringify(clock.when) !== JSON.stringify(law.when))
      report(
        [...path, 'when'],
        'inherited.when',
        `${clock.id} must hold whenever it holds above. Leave its condition as it is.`,
        `${clock.id} 的适用条件须与上级一致。`,
      );
  });

  document.acceptance?.anonymous?.dropClocks?.forEach((id, index) => {
    if (inherited.get(id)?.kind !== 'limit') return;
    report(
      ['acceptance', 'anonymous', 'dropClocks', index],
      'inherited.dropped',
      `${id} is a limit of a layer above and cannot be dropped.`,
      `${id} 是上级制度的法定时限，不能取消。`,
    );
  });
}

/** Shortest length in hours and longest, so that different units can be compared where the result is certain. */
function bounds(duration: Duration): readonly [number, number] | undefined {
  if (duration.unit === 'anchor') return undefined;
  const { value, unit, basis } = duration;
  if (unit === 'minute') return [value / 60, value / 60];
  if (unit === 'hour')
    return basis === 'working' ? [value, Number.POSITIVE_INFINITY] : [value, value];
  if (unit === 'month') return [value * 28 * 24, value * 31 * 24 + 24];
  return basis === 'working'
    ? [value * 24, Number.POSITIVE_INFINITY]
    : [value * 24, value * 24 + 24];
}

function compare(mine: Duration, law: Duration): 'no longer' | 'longer' | 'unclear' {
  if (
    mine.unit === law.unit &&
    mine.basis === law.basis &&
    typeof mine.value === 'number' &&
    typeof law.value === 'number'
  )
    return mine.value > law.value ? 'longer' : 'no longer';
  const one = bounds(mine);
  const other = bounds(law);
  if (!one || !other) return mine.value === law.value ? 'no longer' : 'unclear';
  if (one[1] <= other[0]) return 'no longer';
  return one[0] > other[1] ? 'longer' : 'unclear';
}

function text({ value, unit, basis }: Duration): string {
  return `${value} ${unit} (${basis})`;
}
