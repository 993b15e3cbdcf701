import type { Inquiry, InquiryTask, Interest } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { Change, Changes } from './change.js';

/** What finding things out does to a case. */
export const INQUIRY_CHANGES: Changes = {
  taskPlanned: (state, { at, actor, data }) => {
    const { taskId, clockId, kind, person, department, dueAt, issueId } = data;
    const task: InquiryTask = {
      ...{ taskId, clockId, kind, person, department, dueAt },
      ...{ plannedAt: at, plannedBy: actor.id, doneAt: null, doneBy: null, droppedAt: null },
      ...(issueId === undefined ? {} : { issueId }),
    };
    const { tasks, interests } = inquiryOf(state);
    return { inquiry: { tasks: [...tasks, task], interests } };
  },
  taskReassigned: (state, { data: { taskId, person, department, dueAt } }) =>
    changed(state, taskId, { person, department, dueAt }),
  taskDone: ({ inquiryProof: _used, ...state }, { at, actor, data }) => {
    const { taskId, happenedAt, witness, interviewer, signed } = data;
    return {
      ...changed(state, taskId, {
        ...{ doneAt: at, doneBy: actor.id },
        ...(happenedAt === undefined ? {} : { happenedAt }),
        ...(witness === undefined ? {} : { witness }),
        ...(interviewer === undefined ? {} : { interviewer }),
        ...(signed === undefined ? {} : { signed }),
      }),
      ...(_used ? { inquiryProof: false } : {}),
    };
  },
  taskDropped: (state, { at, data }) => changed(state, data.taskId, { droppedAt: at }),
  evidenceUnavailable: ({ unavailable = [] }, { at, data: { slot } }) => ({
    unavailable: [...unavailable.filter((one) => one.slot !== slot), { slot, at }],
  }),
  interestDeclared: (state, { at, data: { person, conflict } }) =>
    interested(state, person, { conflict, declaredAt: at }),
  interestRuled: (state, { actor, data: { person, allowed } }) =>
    interested(state, person, { allowed, ...(actor.id === null ? {} : { ruledBy: actor.id }) }),
};

const inquiryOf = ({ inquiry }: Pick<CaseState, 'inquiry'>): Inquiry =>
  inquiry ?? { tasks: [], interests: [] };

function changed(
  state: Pick<CaseState, 'inquiry'>,
  taskId: string,
  change: Partial<InquiryTask>,
): Change {
  const { tasks, interests } = inquiryOf(state);
  return {
    inquiry: {
      tasks: tasks.map((task) => (task.taskId === taskId ? { ...task, ...change } : task)),
      interests,
    },
  };
}

/** A new declaration asks for a new decision. */
function interested(
  state: Pick<CaseState, 'inquiry'>,
  person: string,
  change: Partial<Interest>,
): Change {
  const { tasks, interests } = inquiryOf(state);
  const before = interests.find((one) => one.person === person);
  const known = change.conflict === true ? { person } : (before ?? { person });
  return {
    inquiry: {
      tasks,
      interests: [...interests.filter((one) => one !== before), { ...known, ...change }],
    },
  };
}
