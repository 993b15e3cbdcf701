import { isOpenTask, type InquiryView } from '@tingsu/contracts';

export type ViewedTask = InquiryView['tasks'][number];

export type TaskState = 'open' | 'done' | 'dropped';
export const taskStateOf = ({ doneAt, droppedAt }: ViewedTask): TaskState =>
  droppedAt !== null ? 'dropped' : doneAt !== null ? 'done' : 'open';

/** What the reader has to find out comes first, then what others have, the earliest due first; what is over comes last. */
export const inOrder = (
  tasks: readonly ViewedTask[],
  isMine: (task: ViewedTask) => boolean,
): readonly ViewedTask[] =>
  [...tasks].sort(
    (one, other) =>
      rankOf(one, isMine) - rankOf(other, isMine) || one.dueAt.localeCompare(other.dueAt),
  );

const rankOf = (task: ViewedTask, isMine: (task: ViewedTask) => boolean): number =>
  isOpenTask(task) ? (isMine(task) ? 0 : 1) : taskStateOf(task) === 'done' ? 2 : 3;
