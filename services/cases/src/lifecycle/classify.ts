import type { Facts } from '@tingsu/contracts';
import { triage } from '@tingsu/policy';
import type { CaseEventOf } from './case-event.js';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';
import { respondentUnitsOf } from './respondents.js';
import { departmentFor, departmentsFor } from './units.js';

type Place = Pick<CaseState, 'state' | 'campus' | 'department' | 'respondents'>;

/** Grading and routing of the case by the policy on these facts (T-13): a fact with the rules that led there. */
export function classified(
  place: Place,
  facts: Facts,
  { policy, directory }: DecisionContext,
  byPerson: boolean,
): CaseEventOf<'classified'> {
  const advice = triage(policy, facts);
  const { lead, rule, assist } = advice.routing;
  const base = {
    policy,
    directory,
    campus: place.campus,
    respondent: respondentUnitsOf(place)[0] ?? null,
  };
  const leadDepartment = departmentFor(lead, { ...base, lead: null });
  const units = { ...base, lead: leadDepartment };
  return {
    kind: 'classified',
    data: {
      state: place.state,
      facts,
      category: textOf(facts['category']),
      topics: Array.isArray(facts['topics']) ? facts['topics'] : [],
      acceptance: advice.acceptance,
      advice: advice.advice,
      nature: advice.nature,
      natureRules: [...advice.natureRules],
      priority: advice.priority,
      reportable: advice.reportable,
      reportableRules: [...advice.reportableRules],
      track: advice.track,
      supervisor: advice.supervisor,
      lead,
      leadRule: rule,
      leadDepartment,
      assist: [...assist],
      assistDepartments: departmentsFor(assist, units).filter((code) => code !== leadDepartment),
      feedbackToComplainant: advice.feedbackToComplainant,
      byPerson,
      // Words of people are kept encrypted beside the log, never in an event.
      reason: null,
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
