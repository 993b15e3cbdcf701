import type { CaseStateName, DepartmentUrge, RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import { refuse, type DecisionContext } from './context.js';
import type { Handlers } from './handlers.js';
import { openParts, PART_STATES } from './parts.js';

type Urges = Pick<CaseState, 'departmentUrges'>;

/** While departments have work to do. */
export const URGED_STATES: readonly CaseStateName[] = [...PART_STATES, 'implementing'];

const openUrges = ({ departmentUrges = [] }: Urges): readonly DepartmentUrge[] =>
  departmentUrges.filter(({ answeredAt }) => answeredAt === null);

/** Urges that wait for an answer. */
export const urgesOpenIn = (state: Urges): number => openUrges(state).length;

const urgeOn = (state: Urges, departments: readonly string[] = []): DepartmentUrge | undefined =>
  openUrges(state).find(({ department }) => departments.includes(department));

export const refusalToAnswer = (
  state: CaseState,
  { departments }: Pick<DecisionContext, 'departments'>,
): RuleCode | null => (urgeOn(state, departments) ? null : 'urge.none_open');

/** The office presses a department (催办); it is counted, and each time is answered. */
export const URGING: Handlers<'urge' | 'answerUrge'> = {
  urge: (state, { department, demand }, context) => {
    const pressed =
      department ??
      state.assignment?.lead ??
      refuse('assignment.missing', 'The case is with no department.');
    const owing = [state.assignment?.lead, ...openParts(state).map((part) => part.department)];
    if (!owing.includes(pressed))
      refuse('urge.owes_nothing', 'This department neither leads nor owes a part of the answer.');
    const before = (state.departmentUrges ?? []).filter((one) => one.department === pressed);
    return {
      events: [
        {
          kind: 'departmentUrged',
          data: {
            state: state.state,
            urgeId: context.newId(),
            department: pressed,
            count: before.length + 1,
          },
        },
      ],
      texts: { demand },
    };
  },

  answerUrge: (state, { answer }, { departments }) => {
    const { urgeId, department, urgedBy } =
      urgeOn(state, departments) ??
      refuse('urge.none_open', 'Nobody waits for your department to answer an urge.');
    const data = { state: state.state, urgeId, department, urgedBy };
    return { events: [{ kind: 'urgeAnswered', data }], texts: { answer } };
  },
};
