import type {
  IncidentState,
  RaiseIncident,
  SafetyAct,
  SafetyActName,
  StepTaken,
} from '@tingsu/contracts';
import { acknowledgedBy, safetyPath } from '@tingsu/policy';
import { notNow, type SafetyMoment, type Standing } from './standing.js';

type Incident = Standing<IncidentState>;

/** How an incident stands when it is reported: somebody has to see to it. */
export function raised(
  { kind, happenedAt, department, caseNo }: RaiseIncident,
  { at, rules }: SafetyMoment,
): Incident {
  const by = acknowledgedBy(rules, at);
  return {
    state: {
      ...{ sort: 'incident', kind, happenedAt, acknowledgedBy: null, acknowledgedAt: null },
      ...{ escalatedAt: null, policeCalledAt: null, securityAt: null, steps: [] },
    },
    ...{ department, people: [], caseNo: caseNo ?? null, endedAt: null },
    due: by === null ? null : { what: 'acknowledge', at: by },
  };
}

/** What may be done about an incident that has not ended. */
export const actsOnIncident = ({ state, caseNo }: Incident): SafetyActName[] => [
  ...(state.acknowledgedBy === null ? (['acknowledge'] as const) : []),
  ...(['describe', 'takeStep', 'securityArrived', 'callPolice', 'note'] as const),
  ...(caseNo === null ? (['link'] as const) : []),
  'end',
];

export function afterIncidentAct(
  incident: Incident,
  act: SafetyAct,
  moment: SafetyMoment,
): Incident {
  const { state } = incident;
  const at = moment.at.toISOString();
  const changed = (part: Partial<IncidentState>): Incident => ({
    ...incident,
    state: { ...state, ...part },
  });
  switch (act.act) {
    case 'acknowledge':
      return { ...changed({ acknowledgedBy: moment.by, acknowledgedAt: at }), due: null };
    case 'describe':
      return {
        ...changed(act.happenedAt ? { happenedAt: act.happenedAt } : {}),
        department: act.department === undefined ? incident.department : act.department,
      };
    case 'takeStep':
      return changed({ steps: withStep(state, act.step, moment) });
    case 'callPolice':
      return changed({ policeCalledAt: past(act.calledAt, moment) });
    case 'securityArrived':
      return changed({ securityAt: past(act.arrivedAt, moment) });
    case 'link':
      return { ...incident, caseNo: act.caseNo };
    case 'note':
      return incident;
    case 'end':
      return { ...incident, endedAt: at, due: null };
  }
}

/** Nobody saw to it in time, so others are told; that happens once. */
export const escalatedIncident = (incident: Incident, at: Date): Incident => ({
  ...incident,
  state: { ...incident.state, escalatedAt: at.toISOString() },
  due: null,
});

/** A step that was taken twice was taken the first time. */
function withStep(
  { steps, kind }: IncidentState,
  step: string,
  { at, by, rules }: SafetyMoment,
): StepTaken[] {
  const known = safetyPath(rules, [kind]).steps.some(({ id }) => id === step);
  if (!known) notNow('The policy has no such step for this danger. Reload the page.');
  if (steps.some((one) => one.step === step)) return [...steps];
  return [...steps, { step, by, at: at.toISOString() }];
}

/** Clocks of people run a few minutes ahead. */
const AHEAD_MS = 5 * 60_000;
function past(at: string, moment: SafetyMoment): string {
  const ms = Date.parse(at);
  if (ms > moment.at.getTime() + AHEAD_MS)
    notNow('This time has not come yet. Write down when it happened.');
  return new Date(ms).toISOString();
}
