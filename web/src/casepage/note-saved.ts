import type { CaseDetail } from '@tingsu/contracts';

/** Whether this note is in the case already, written since by this person: the answer to saving it got lost. */
export const isSaved = (
  { timeline }: Pick<CaseDetail, 'timeline'>,
  note: { readonly by: string; readonly text: string; readonly since: number },
): boolean =>
  timeline.some(
    ({ type, version, actor, text }) =>
      type === 'case.noted.v1' &&
      version > note.since &&
      actor.id === note.by &&
      text['note'] === note.text,
  );
