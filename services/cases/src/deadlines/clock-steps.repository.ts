import type { ActedStep, ClockStepAhead, Identity } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import type { LadderStep } from '@tingsu/policy';
import type { CaseState } from '../lifecycle/case-state.js';
import { isAskedOf } from './board-scope.js';

/** What the ladder of a clock did, and what it will do. */
export interface ClockSteps {
  readonly acted: ActedStep[];
  readonly ahead: ClockStepAhead[];
}
interface ActedRow {
  readonly clock_id: string;
  readonly generation: number;
  readonly step_id: string;
  readonly action: ActedStep['action'];
  readonly step_at: Date;
  readonly fired_at: Date;
  readonly lateness_ms: number;
  readonly cause: ActedStep['cause'];
  readonly level: number | null;
  readonly notify: string[] | null;
  readonly state: NonNullable<ActedStep['acknowledgement']>['state'] | null;
  readonly due_at: Date | null;
  readonly closed_at: Date | null;
  readonly acknowledged_by: string | null;
}
interface AheadRow {
  readonly clock_id: string;
  readonly ladder: readonly LadderStep[];
  readonly next_step: number;
  readonly next_step_at: Date;
}

const ACTED = `select f.clock_id, f.generation, f.step_id, f.action, f.step_at, f.fired_at, f.lateness_ms::float8 as lateness_ms, f.cause, a.level,
    a.notify, a.state, a.due_at, a.closed_at, a.acknowledged_by
  from clock_firing f left join clock_acknowledgement a on a.tenant_id = f.tenant_id and a.case_id = f.case_id and a.clock_id = f.clock_id
    and a.generation = f.generation and a.step_id = f.step_id
  where f.case_id = $1 order by f.fired_at, f.step_at`;
const AHEAD = `select clock_id, ladder, next_step, next_step_at from clock where case_id = $1 and next_step_at is not null and state = 'running'`;

/** By clock of the case. */
export async function clockStepsOf(
  tx: Transaction,
  who: Identity,
  state: CaseState,
): Promise<Map<string, ClockSteps>> {
  const steps = new Map<string, ClockSteps>(
    Object.keys(state.clocks).map((clockId) => [clockId, { acted: [], ahead: [] }]),
  );
  for (const row of await tx.query<ActedRow>(ACTED, [state.caseId]))
    steps.get(row.clock_id)?.acted.push(actedOf(row, who, state));
  for (const row of await tx.query<AheadRow>(AHEAD, [state.caseId]))
    steps.get(row.clock_id)?.ahead.push(...aheadOf(row));
  return steps;
}

function actedOf(row: ActedRow, who: Identity, state: CaseState): ActedStep {
  const known = state.clocks[row.clock_id]?.acted?.find(({ stepId }) => stepId === row.step_id);
  const notify = row.notify ?? [...(known?.notify ?? [])];
  return {
    stepId: row.step_id,
    action: row.action,
    level: row.level ?? known?.level ?? 0,
    notify,
    generation: row.generation,
    stepAt: row.step_at.toISOString(),
    firedAt: row.fired_at.toISOString(),
    latenessMs: row.lateness_ms,
    cause: row.cause,
    acknowledgement:
      row.state && row.due_at
        ? {
            state: row.state,
            dueAt: row.due_at.toISOString(),
            acknowledgedAt:
              row.state === 'acknowledged' ? (row.closed_at?.toISOString() ?? null) : null,
            acknowledgedBy: row.acknowledged_by,
            mine: row.state === 'open' && isAskedOf(who, { access: state.access, notify }),
          }
        : null,
  };
}

/** The next step may come before its own time, unless somebody acknowledges the one before it. */
function aheadOf({ ladder, next_step: next, next_step_at: nextAt }: AheadRow): ClockStepAhead[] {
  return ladder.slice(next).map(({ stepId, action, level, notify, at }, index) => {
    const early = index === 0 && nextAt.getTime() < Date.parse(at);
    return {
      stepId,
      action,
      level,
      notify: [...notify],
      at: early ? nextAt.toISOString() : at,
      unlessAcknowledged: early,
    };
  });
}
