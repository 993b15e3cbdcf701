import {
  cursorOf,
  type AccessFacts,
  type BoardClock,
  type ClockBoard,
  type ClockPageQuery,
  type Firing,
  type Identity,
  type Lateness,
  type LocalizedText,
  type OpenAcknowledgement,
  type Page,
} from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { z } from 'zod';
import { isAskedOf, namesFor, scopeParameters } from './board-scope.js';
import {
  BOARD_COUNTS,
  BOARD_LATENESS,
  LIST_ASKED,
  LIST_DUE_SOON,
  LIST_FIRINGS,
  LIST_OVERDUE,
} from './board-statements.js';

/** Where a page ended: instant, case, clock, and step where the list is of steps. */
const PLACES = cursorOf(
  z.tuple([z.iso.datetime(), z.guid(), z.string().min(1).max(60), z.string().max(60)]),
);
const FIRST_PAGE = [null, null, null, null] as const;

interface Row {
  readonly caseId: string;
  readonly at: Date;
  readonly caseNo: string;
  readonly campus: string;
  readonly clockId: string;
  readonly kind: BoardClock['kind'];
  readonly ownerDepartment: string | null;
  readonly dueAt: Date;
  readonly said: {
    readonly label: LocalizedText;
    readonly provisional: boolean;
    readonly explanation: LocalizedText[];
  } | null;
}
interface ClockRow extends Row {
  readonly breachedAt: Date | null;
  readonly nextStepAt: Date | null;
}
interface AskedRow extends Row {
  readonly access: AccessFacts | null;
  readonly stepId: string;
  readonly action: string;
  readonly level: number;
  readonly notify: string[];
  readonly askedAt: Date;
}
interface FiringRow extends Row {
  readonly stepId: string;
  readonly action: string;
  readonly notify: string[] | null;
  readonly stepAt: Date;
  readonly latenessMs: number;
  readonly firedBy: string;
  readonly cause: Firing['cause'];
  readonly askState: NonNullable<Firing['acknowledgement']>['state'] | null;
  readonly askDueAt: Date | null;
  readonly askClosedAt: Date | null;
  readonly acknowledgedBy: string | null;
}

export async function readBoard(
  tx: Transaction,
  who: Identity,
  query: Omit<ClockPageQuery, 'limit'>,
): Promise<ClockBoard> {
  const parameters = scopeParameters(who, query);
  const [counts] = await tx.query<Omit<ClockBoard, 'lateness' | 'asOf'> & { asOf: Date }>(
    BOARD_COUNTS,
    parameters,
  );
  const [lateness] = await tx.query<Lateness>(BOARD_LATENESS, parameters);
  if (!counts || !lateness) throw new Error('The counts did not come');
  return { ...counts, asOf: counts.asOf.toISOString(), lateness };
}

export const listOverdue = (
  tx: Transaction,
  who: Identity,
  query: ClockPageQuery,
): Promise<Page<BoardClock>> => readPage(tx, LIST_OVERDUE, who, query, clockOf);

export const listDueSoon = (
  tx: Transaction,
  who: Identity,
  query: ClockPageQuery,
): Promise<Page<BoardClock>> => readPage(tx, LIST_DUE_SOON, who, query, clockOf);

export const listAsked = (
  tx: Transaction,
  who: Identity,
  query: ClockPageQuery,
): Promise<Page<OpenAcknowledgement>> =>
  readPage(
    tx,
    LIST_ASKED,
    who,
    query,
    (row: AskedRow) => ({
      ...saidOf(row),
      stepId: row.stepId,
      action: row.action,
      level: row.level,
      notify: row.notify,
      askedAt: row.askedAt.toISOString(),
      acknowledgeBy: row.at.toISOString(),
      mine: isAskedOf(who, row),
    }),
    [query.mine ? namesFor(who) : null],
  );

export const listFirings = (
  tx: Transaction,
  who: Identity,
  query: ClockPageQuery,
): Promise<Page<Firing>> => readPage(tx, LIST_FIRINGS, who, query, firingOf);

async function readPage<Found extends Row & { readonly stepId?: string }, Item>(
  tx: Transaction,
  statement: string,
  who: Identity,
  query: ClockPageQuery,
  itemOf: (row: Found) => Item,
  more: readonly unknown[] = [],
): Promise<Page<Item>> {
  const place = PLACES.read(query.cursor) ?? FIRST_PAGE;
  const rows = await tx.query<Found>(statement, [
    ...scopeParameters(who, query),
    query.limit + 1,
    ...place,
    ...more,
  ]);
  const { items, nextCursor } = PLACES.page(rows, query.limit, (row) => [
    row.at.toISOString(),
    row.caseId,
    row.clockId,
    row.stepId ?? '',
  ]);
  return { items: items.map(itemOf), nextCursor };
}

function saidOf({ caseNo, campus, clockId, kind, ownerDepartment, dueAt, said }: Row) {
  const label = said?.label ?? { zh: clockId, en: clockId };
  return {
    caseNo, campus, clockId, kind, ownerDepartment, label,
    dueAt: dueAt.toISOString(),
    provisional: said?.provisional ?? false,
    explanation: said?.explanation ?? [],
  }; // prettier-ignore
}

const clockOf = (row: ClockRow): BoardClock => ({
  ...saidOf(row),
  breachedAt: row.breachedAt?.toISOString() ?? null,
  nextStepAt: row.nextStepAt?.toISOString() ?? null,
});

function firingOf(row: FiringRow): Firing {
  const {
    stepId,
    action,
    notify,
    stepAt,
    at,
    latenessMs,
    firedBy,
    cause,
    askState,
    askDueAt,
    askClosedAt,
    acknowledgedBy,
  } = row;
  const acknowledged = askState === 'acknowledged' ? (askClosedAt?.toISOString() ?? null) : null;
  return {
    ...saidOf(row),
    stepId, action, latenessMs, firedBy, cause,
    notify: notify ?? [],
    stepAt: stepAt.toISOString(),
    firedAt: at.toISOString(),
    acknowledgement: askState && askDueAt ? { state: askState, dueAt: askDueAt.toISOString(), acknowledgedAt: acknowledged, acknowledgedBy } : null,
  }; // prettier-ignore
}
