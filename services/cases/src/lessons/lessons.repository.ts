import {
  cursorOf,
  InstantPlaceSchema,
  mayInHouse,
  type Identity,
  type Lesson,
  type LessonQuery,
  type LoopCounts,
  type Page,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { PersonalData } from '@tingsu/privacy';
import { z } from 'zod';
import { inPeriod } from '../loops/scope.repository.js';
import type { LoopSpan } from '../loops/span.js';
import { Lessons } from './lesson.entity.js';

export type LessonRow = RowOf<typeof Lessons>;
const DraftSchema = z.object({ title: z.string(), text: z.string() });
type Draft = z.infer<typeof DraftSchema>;

const draftCell = (lessonId: string) => ({
  ...{ table: 'lesson', column: 'draft', rowId: lessonId },
});
export const sealDraft = (keys: PersonalData, lessonId: string, draft: Draft): Buffer =>
  keys.seal(draftCell(lessonId), JSON.stringify(draft));
export const openDraft = (
  keys: PersonalData,
  { lessonId, draft }: Pick<LessonRow, 'lessonId' | 'draft'>,
): Draft | null => draft && DraftSchema.parse(JSON.parse(keys.open(draftCell(lessonId), draft)));

/** Typical cases belong to the group, not to a campus: whoever may write or publish anywhere may. */
const GROUP = { campus: '', department: null };
export const mayOnLessons = (who: Identity, action: 'lesson.write' | 'lesson.publish'): boolean =>
  who.personId !== null &&
  who.grants.some(({ campus }) => mayInHouse(who, action, { ...GROUP, campus: campus ?? '' }));

export async function lockLesson(tx: Transaction, lessonId: string): Promise<LessonRow | null> {
  const [row] = await Lessons.select(tx, 'where lesson_id = $1 for update', [lessonId]);
  return row ?? null;
}

export async function writeLesson(tx: Transaction, row: LessonRow): Promise<void> {
  await tx.query(
    `${Lessons.insert()} on conflict (tenant_id, lesson_id) do update set ${Lessons.omit('tenantId', 'lessonId').excluded}`,
    [Lessons.json([row])],
  );
}

const PLACES = cursorOf(InstantPlaceSchema);
/** $3 the group, $4 the state; drafts whenever they were written. */
const IN_STATE = `tenant_id = $3 and state = $4 and (state = 'draft' or ${inPeriod('order_at')})`;
const LIST = `where ${IN_STATE}
  and ($5::text is null or strpos(lower(coalesce(title, '') || ' ' || coalesce(text, '')), lower($5)) > 0)
  and ($6::timestamptz is null or (order_at, lesson_id) < ($6::timestamptz, $7::uuid))
  order by order_at desc, lesson_id desc limit $8`;

/** Published ones for everybody, drafts and withdrawn ones for those who write or publish. */
export async function listLessons(
  tx: Transaction,
  who: Identity,
  { list, q, limit, cursor }: LessonQuery,
  keys: PersonalData,
  { from, until }: Pick<LoopSpan, 'from' | 'until'>,
): Promise<Page<Lesson>> {
  const writes = mayOnLessons(who, 'lesson.write') || mayOnLessons(who, 'lesson.publish');
  if (list !== 'published' && !writes) return { items: [], nextCursor: null };
  const [at, id] = PLACES.read(cursor) ?? [null, null];
  const wanted = q?.trim() ? q.trim() : null;
  const rows = await Lessons.select(tx, LIST, [
    ...[from, until, tenantOf(tx), list, wanted, at, id, limit + 1],
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, ({ orderAt, lessonId }) => [
    orderAt.toISOString(),
    lessonId,
  ]);
  return { items: items.map((row) => lessonOf(row, who, keys)), nextCursor };
}

const COUNT = `select count(*)::int as count from lesson where ${IN_STATE}`;
/** Drafts, for those who see them, and what was published. A typical case belongs to the group. */
export async function countLessons(
  tx: Transaction,
  who: Identity,
  { from, until }: LoopSpan,
): Promise<Partial<LoopCounts>> {
  const countOf = async (state: Lesson['state']) => {
    const rows = await tx.query<{ count: number }>(COUNT, [from, until, tenantOf(tx), state]);
    return rows[0]?.count ?? 0;
  };
  const writes = mayOnLessons(who, 'lesson.write') || mayOnLessons(who, 'lesson.publish');
  return {
    ...(writes ? { open: await countOf('draft') } : {}),
    closed: await countOf('published'),
  };
}

export function lessonOf(row: LessonRow, who: Identity, keys: PersonalData): Lesson {
  const draft = openDraft(keys, row);
  const { lessonId, version, state, category, causes, writtenBy, publishedBy } = row;
  const publishes = mayOnLessons(who, 'lesson.publish');
  return {
    ...{ lessonId, version, state, category, causes: [...causes], writtenBy, publishedBy },
    title: row.title ?? draft?.title ?? '',
    text: row.text ?? draft?.text ?? '',
    writtenAt: row.writtenAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    mayWrite: state === 'draft' && mayOnLessons(who, 'lesson.write'),
    mayPublish: state === 'draft' && publishes && who.personId !== writtenBy,
    mayWithdraw: state === 'published' && publishes,
  };
}
