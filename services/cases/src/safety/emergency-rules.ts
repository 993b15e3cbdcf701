import type { EmergencyState, SafetyAct, SafetyActName, StartEmergency } from '@tingsu/contracts';
import { notNow, past, type SafetyMoment, type Standing } from './standing.js';

type Emergency = Standing<EmergencyState>;

/** An emergency plan starts for what the policy says. */
export function started(
  { ground, team, caseNo }: StartEmergency,
  { by, rules }: SafetyMoment,
): Emergency {
  if (!rules?.emergency?.grounds.includes(ground))
    notNow('The policy of this campus starts no emergency plan for this. Choose another ground.');
  const people = [...new Set([by, ...team])];
  return {
    state: { sort: 'emergency', ground, team: people, tasks: [], reports: [] },
    ...{ department: null, people, caseNo: caseNo ?? null, endedAt: null, due: null },
  };
}

export const actsOnEmergency = ({ state, caseNo }: Emergency): SafetyActName[] => [
  ...(['note', 'join', 'giveTask'] as const),
  ...(openTasks(state).length > 0 ? (['finishTask'] as const) : []),
  'report',
  ...(caseNo === null ? (['link'] as const) : []),
  'end',
];

export function afterEmergencyAct(
  emergency: Emergency,
  act: SafetyAct,
  moment: SafetyMoment,
): Emergency {
  const { state } = emergency;
  const at = moment.at.toISOString();
  const changed = (part: Partial<EmergencyState>): Emergency => ({
    ...emergency,
    state: { ...state, ...part },
  });
  switch (act.act) {
    case 'join':
      return joined(emergency, act.person);
    case 'giveTask': {
      const { taskId, person, dueAt } = act;
      const tasks = [...state.tasks, { taskId, person, dueAt, doneAt: null }];
      const isThere = state.tasks.some((one) => one.taskId === taskId);
      return joined(isThere ? emergency : changed({ tasks }), person);
    }
    case 'finishTask': {
      const task = openTasks(state).find(({ taskId }) => taskId === act.taskId);
      if (!task) notNow('There is no such open task. Reload the page.');
      return changed({
        tasks: state.tasks.map((one) => (one === task ? { ...one, doneAt: at } : one)),
      });
    }
    case 'report':
      return changed({
        reports: [...state.reports, { to: act.to, at: past(act.reportedAt, moment) }],
      });
    case 'link':
      return { ...emergency, caseNo: act.caseNo };
    case 'end':
      if (openTasks(state).length > 0)
        notNow('Tasks of the team are still open. Finish them, then write the review.');
      return { ...emergency, endedAt: at, due: null };
    default:
      return emergency;
  }
}

function joined(emergency: Emergency, person: string): Emergency {
  const { state, people } = emergency;
  return {
    ...emergency,
    state: { ...state, team: [...new Set([...state.team, person])] },
    people: [...new Set([...people, person])],
  };
}

const openTasks = ({ tasks }: EmergencyState) => tasks.filter(({ doneAt }) => doneAt === null);
