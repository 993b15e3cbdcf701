import { isOpenTask, type CaseStateName, type InquiryTask, type RuleCode } from '@tingsu/contracts';
import type { CaseState } from './case-state.js';
import type { DecisionContext } from './context.js';

/** From triage, when papers are read, until the opinion stands. */
export const INQUIRY_STATES: readonly CaseStateName[] = [
  'triage',
  'awaiting_info',
  'accepted',
  'dispatched',
  'investigating',
  'tech_review',
  'opinion',
  'approval',
];

type WithInquiry = Pick<CaseState, 'inquiry'>;
type Knowledge = Pick<DecisionContext, 'actor' | 'roles' | 'departments'>;

export const tasksOf = ({ inquiry }: WithInquiry): readonly InquiryTask[] => inquiry?.tasks ?? [];
/** What names a task in every fact about it. */
export const namedTask = (
  { taskId, clockId, kind, person, department }: InquiryTask,
  { state }: Pick<CaseState, 'state'>,
) => ({ state, taskId, clockId, kind, person, department });
export const openTasks = (state: WithInquiry): readonly InquiryTask[] =>
  tasksOf(state).filter(isOpenTask);

/** The centre reports any task as done, a department or a person its own. */
export const isTaskOf = (
  { person, department }: InquiryTask,
  { actor, roles, departments = [] }: Knowledge,
): boolean =>
  roles.includes('centre_officer') ||
  roles.includes('centre_head') ||
  (person !== null && person === actor.id) ||
  (department !== null && departments.includes(department));

export function refusalToFinish(state: CaseState, who: Knowledge): RuleCode | null {
  const open = openTasks(state);
  if (open.length === 0) return 'task.none_open';
  return open.some((task) => isTaskOf(task, who)) ? null : 'task.not_yours';
}

/** Who was given something to find out and has not been relieved of it: the case is open to him by name. */
export const investigatorsOf = (state: WithInquiry): string[] =>
  tasksOf(state)
    .filter(({ droppedAt }) => droppedAt === null)
    .flatMap(({ person }) => person ?? []);

/** Departments that find something out: they assist, as those that make something good do. */
export const inquiryDepartments = (state: WithInquiry): string[] =>
  tasksOf(state)
    .filter(({ droppedAt }) => droppedAt === null)
    .flatMap(({ department }) => department ?? []);
