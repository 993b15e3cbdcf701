import type { CaseDetail, FieldClass, Inquiry, InquiryView } from '@tingsu/contracts';

type Timeline = CaseDetail['timeline'];
type ViewedTask = InquiryView['tasks'][number];

/** The investigation with what was written about each task. */
export const inquiryView = ({ tasks, interests }: Inquiry, timeline: Timeline): InquiryView => ({
  tasks: tasks.map((task) => ({ ...task, words: wordsOf(task.taskId, timeline) })),
  interests,
});

const wordsOf = (taskId: string, timeline: Timeline): ViewedTask['words'] =>
  Object.assign(
    {},
    ...timeline.filter(({ data }) => data['taskId'] === taskId).map(({ text }) => text),
  ) as ViewedTask['words'];

/** Who is outside the investigation reads the tasks of the own departments and what he declared, and nothing else. */
export function inquiryAsSeen(
  inquiry: InquiryView | undefined,
  fields: readonly FieldClass[],
  reader: string | null,
  departments: readonly string[],
): { readonly inquiry?: InquiryView } {
  if (!inquiry) return {};
  if (fields.includes('inquiry')) return { inquiry };
  const tasks = inquiry.tasks.filter(
    ({ department, droppedAt }) =>
      droppedAt === null && department !== null && departments.includes(department),
  );
  const interests = inquiry.interests.filter(({ person }) => person === reader);
  return tasks.length + interests.length > 0 ? { inquiry: { tasks, interests } } : {};
}
