import { ProblemError } from '@tingsu/contracts';

/** Where a page of the board ended: instant, case, clock, step. */
export type BoardPlace = readonly [string, string, string, string];

const SHAPE = /^([0-9TZ:.-]{20,30})\|([0-9a-f-]{36})\|([^|]{1,60})\|([^|]{0,60})$/;

export const boardCursor = (place: BoardPlace): string => btoa(encodeURIComponent(place.join('|')));

/** Throws `request.invalid` for a cursor that is not one of ours. */
export function readBoardCursor(
  cursor: string | undefined,
): BoardPlace | readonly [null, null, null, null] {
  if (cursor === undefined) return [null, null, null, null];
  const match = SHAPE.exec(textOf(cursor));
  if (!match?.[1] || !match[2] || !match[3])
    throw new ProblemError(
      'request.invalid',
      'The cursor is not one of ours: start again from the first page.',
    );
  return [match[1], match[2], match[3], match[4] ?? ''];
}

function textOf(cursor: string): string {
  try {
    return decodeURIComponent(atob(cursor));
  } catch {
    return '';
  }
}
