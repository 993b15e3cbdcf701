import type { Transaction } from '@tingsu/database';
import { Clocks } from '../deadlines/clock.entity.js';
import type { CaseState, ClockState } from '../lifecycle/case-state.js';
import { isLive } from '../lifecycle/clock-changes.js';
import { canonicalJson } from './canonical.js';

const Row = Clocks.pick(
  'clockId',
  'kind',
  'state',
  'startedAt',
  'dueAt',
  'originalDueAt',
  'metAt',
  'breachedAt',
  'generation',
);

/** Whether the clocks that ring and that people see stand where the log says. Clocks of a case at rest may be gone once they ended. */
export async function areClocksRight(
  tx: Transaction,
  { caseId, clocks }: CaseState,
): Promise<boolean> {
  const rows = await Row.select(tx, 'where case_id = $1', [caseId]);
  const there = new Set(rows.map(({ clockId }) => clockId));
  return (
    rows.every((row) => {
      const clock = clocks[row.clockId];
      return clock !== undefined && canonicalJson(said(row)) === canonicalJson(said(clock));
    }) && Object.values(clocks).every((clock) => there.has(clock.clockId) || !isLive(clock))
  );
}

type Said = Pick<ClockState, 'clockId' | 'kind' | 'state' | 'generation'> &
  Readonly<
    Record<'startedAt' | 'dueAt' | 'originalDueAt', Date | string> &
      Record<'metAt' | 'breachedAt', Date | string | null>
  >;

const said = (clock: Said | (Omit<Said, 'state'> & { readonly state: string })) => ({
  clockId: clock.clockId,
  kind: clock.kind,
  state: clock.state,
  generation: clock.generation,
  startedAt: instant(clock.startedAt),
  dueAt: instant(clock.dueAt),
  originalDueAt: instant(clock.originalDueAt),
  metAt: instant(clock.metAt),
  breachedAt: instant(clock.breachedAt),
});

/** The log writes instants in the zone of the campus, and rows to the millisecond. */
const instant = (value: Date | string | null): number | null =>
  value === null ? null : new Date(value).getTime();
