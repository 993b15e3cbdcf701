import type { ActedStep, ClockStepAhead, Identity } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import type { LadderStep } from '@tingsu/policy';
import type { CaseState } from '../lifecycle/case-state.js';
import { isAskedOf } from './board-scope.js';
import { Acknowledgements, Clocks, Firings } from './clock.entity.js';

/** What the ladder of a clock did, and what it will do. */
export interface ClockSteps {
  readonly acted: ActedStep[];
  readonly ahead: ClockStepAhead[];
}

const Fired = Firings.pick(
  'clockId',
  'generation',
  'stepId',
  'action',
  'stepAt',
  'firedAt',
  'cause',
);
const Asked = Acknowledgements.pick(
  'level',
  'notify',
  'state',
  'dueAt',
  'closedAt',
  'acknowledgedBy',
);
/** A step without an acknowledgement has nulls in its place. */
type ActedRow = RowOf<typeof Fired> & { readonly latenessMs: number } & {
  readonly [Key in keyof RowOf<typeof Asked>]: RowOf<typeof Asked>[Key] | null;
};
const Ahead = Clocks.pick('clockId', 'nextStep', 'nextStepAt');
type AheadRow = RowOf<typeof Ahead> & { readonly ladder: readonly LadderStep[] };
const AHEAD = `select ${Ahead.as('k')}, ladder_steps(k) as ladder from clock k
  where k.case_id = $1 and k.next_step_at is not null and k.state = 'running'`;

const ACTED = `select ${Fired.as('f')}, f.lateness_ms::float8 as "latenessMs", ${Asked.as('a')}
  from clock_firing f left join clock_acknowledgement a using (tenant_id, case_id, clock_id, generation, step_id)
  where f.case_id = $1 order by f.fired_at, f.step_at`;

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
    steps.get(row.clockId)?.acted.push(actedOf(row, who, state));
  for (const row of await tx.query<AheadRow>(AHEAD, [state.caseId]))
    steps.get(row.clockId)?.ahead.push(...aheadOf(row));
  return steps;
}

function actedOf(row: ActedRow, who: Identity, state: CaseState): ActedStep {
  const known = state.clocks[row.clockId]?.acted?.find(({ stepId }) => stepId === row.stepId);
  const notify = [...(row.notify ?? known?.notify ?? [])];
  return {
    stepId: row.stepId,
    action: row.action,
    level: row.level ?? known?.level ?? 0,
    notify,
    generation: row.generation,
    stepAt: row.stepAt.toISOString(),
    firedAt: row.firedAt.toISOString(),
    latenessMs: row.latenessMs,
    cause: row.cause,
    acknowledgement:
      row.state && row.dueAt
        ? {
            state: row.state,
            dueAt: row.dueAt.toISOString(),
            acknowledgedAt:
              row.state === 'acknowledged' ? (row.closedAt?.toISOString() ?? null) : null,
            acknowledgedBy: row.acknowledgedBy,
            mine: row.state === 'open' && isAskedOf(who, { access: state.access, notify }),
          }
        : null,
  };
}

/** The next step may come before its own time, unless the one before it is acknowledged. */
function aheadOf({ ladder, nextStep, nextStepAt }: AheadRow): ClockStepAhead[] {
  if (nextStep === null || nextStepAt === null) return [];
  return ladder.slice(nextStep).map(({ stepId, action, level, notify, at }, index) => {
    const early = index === 0 && nextStepAt.getTime() < Date.parse(at);
    return {
      stepId,
      action,
      level,
      notify: [...notify],
      at: early ? nextStepAt.toISOString() : at,
      unlessAcknowledged: early,
    };
  });
}
