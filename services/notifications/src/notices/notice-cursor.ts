import { ProblemError } from '@tingsu/contracts';
import { z } from 'zod';

/** Where a page of notices ended: unread first, newest first. */
const CursorSchema = z.tuple([z.boolean(), z.iso.datetime({ offset: true }), z.uuid()]);
export interface NoticeCursor {
  readonly read: boolean;
  readonly at: string;
  readonly id: string;
}

export function encodeCursor({ read, at, id }: NoticeCursor): string {
  return btoa(JSON.stringify([read, at, id]));
}

export function decodeCursor(cursor: string | undefined): NoticeCursor | null {
  if (cursor === undefined) return null;
  const parsed = CursorSchema.safeParse(jsonOf(cursor));
  if (!parsed.success) {
    const errors = [
      { path: 'cursor', code: 'invalid', message: 'Use nextCursor of the page before, unchanged' },
    ];
    throw new ProblemError(
      'request.invalid',
      'The cursor is not one of ours; start again without it.',
      { errors },
    );
  }
  const [read, at, id] = parsed.data;
  return { read, at, id };
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(atob(cursor));
  } catch {
    return null;
  }
}
