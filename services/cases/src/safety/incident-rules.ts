import type { IncidentState, RaiseIncident, SafetyAct, SafetyActName } from '@tingsu/contracts';
import { acknowledgedBy, stepsBeforePolice } from '@tingsu/policy';
import { notNow, past, withStep, type SafetyMoment, type Standing } from './standing.js';

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
      return changed({ steps: withStep(state.steps, act.step, [state.kind], moment) });
    case 'callPolice':
      refuseBeforeWords(state, moment);
      return changed({ policeCalledAt: past(act.calledAt, moment) });
    case 'securityArrived':
      return changed({ securityAt: past(act.arrivedAt, moment) });
    case 'link':
      return { ...incident, caseNo: act.caseNo };
    case 'end':
      return { ...incident, endedAt: at, due: null };
    default:
      return incident;
  }
}

/** Nobody saw to it in time, so others are told; that happens once. */
export const escalatedIncident = (incident: Incident, at: Date): Incident => ({
  ...incident,
  state: { ...incident.state, escalatedAt: at.toISOString() },
  due: null,
});

/** Where words may end it, they come first and are on record. */
function refuseBeforeWords({ kind, steps }: IncidentState, { rules }: SafetyMoment): void {
  const owed = stepsBeforePolice(rules, kind).filter(
    (id) => !steps.some(({ step }) => step === id),
  );
  if (owed.length > 0) notNow('First dissuade the person and mark that step with what was said.');
}
