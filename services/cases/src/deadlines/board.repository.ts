import {
  cursorOf,
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
import type { RowOf, Transaction } from '@tingsu/database';
import { z } from 'zod';
import type { CaseEntity } from '../ledger/case.entity.js';
import { isAskedOf, namesFor, scopeParameters } from './board-scope.js';
import {
  BOARD_COUNTS,
  BOARD_LATENESS,
  LIST_ASKED,
  LIST_DUE_SOON,
  LIST_FIRINGS,
  LIST_OVERDUE,
  type OfAsked,
  type OfCase,
  type OfClock,
  type OfFiring,
  type OfPromise,
} from './board-statements.repository.js';
import type { ClockAcknowledgementEntity } from './clock.entity.js';
import { foldedCases } from '../ledger/folded-case.repository.js';
import { explanationsOf } from './told-explanations.repository.js';

/** Where a page ended: instant, case, clock, and step where the list is of steps. */
const PLACES = cursorOf(
  z.tuple([z.iso.datetime(), z.guid(), z.string().min(1).max(60), z.string().max(60)]),
);
const FIRST_PAGE = [null, null, null, null] as const;

type Row = RowOf<typeof OfCase> &
  RowOf<typeof OfClock> & {
    readonly at: Date;
    readonly said: {
      readonly label: LocalizedText;
      readonly provisional: boolean;
    } | null;
  };
type ClockRow = Row & RowOf<typeof OfPromise>;
type AskedRow = Row & RowOf<typeof OfAsked> & Pick<CaseEntity, 'access'>;
type Acknowledgement = ClockAcknowledgementEntity;
type FiringRow = Row &
  RowOf<typeof OfFiring> & {
    readonly latenessMs: number;
    readonly notify: string[] | null;
    readonly askState: Acknowledgement['state'] | null;
    readonly askDueAt: Date | null;
    readonly askClosedAt: Date | null;
    readonly acknowledgedBy: Acknowledgement['acknowledgedBy'];
  };

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
  if (!counts || !lateness) throw new Error('the count query returned no row');
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
      notify: [...row.notify],
      askedAt: row.openedAt.toISOString(),
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

type Explained<Item> = Item & Pick<BoardClock, 'explanation'>;

async function readPage<Found extends Row & { readonly stepId?: string }, Item>(
  tx: Transaction,
  statement: string,
  who: Identity,
  query: ClockPageQuery,
  itemOf: (row: Found) => Item,
  more: readonly unknown[] = [],
): Promise<Page<Explained<Item>>> {
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
  const told = await explanationsOf(
    tx,
    items.map(({ caseId }) => caseId),
  );
  const folded = await foldedCases(
    tx,
    items.filter(({ said }) => said === null).map(({ caseId }) => caseId),
  );
  return {
    items: items.map((row) => ({
      ...itemOf(
        row.said ? row : { ...row, said: folded.get(row.caseId)?.clocks[row.clockId] ?? null },
      ),
      explanation: [...(told.get(row.caseId)?.[row.clockId] ?? [])],
    })),
    nextCursor,
  };
}

function saidOf({ caseNo, campus, clockId, kind, ownerDepartment, dueAt, said }: Row) {
  return {
    ...{ caseNo, campus, clockId, kind, ownerDepartment },
    label: said?.label ?? { zh: clockId, en: clockId },
    dueAt: dueAt.toISOString(),
    provisional: said?.provisional ?? false,
  };
}

const clockOf = (row: ClockRow): Omit<BoardClock, 'explanation'> => ({
  ...saidOf(row),
  breachedAt: row.breachedAt?.toISOString() ?? null,
  nextStepAt: row.nextStepAt?.toISOString() ?? null,
});

function firingOf(row: FiringRow): Omit<Firing, 'explanation'> {
  const { stepId, action, latenessMs, firedBy, cause } = row;
  return {
    ...saidOf(row),
    ...{ stepId, action, latenessMs, firedBy, cause },
    notify: row.notify ?? [],
    stepAt: row.stepAt.toISOString(),
    firedAt: row.at.toISOString(),
    acknowledgement: acknowledgementOf(row),
  };
}

function acknowledgementOf({
  askState: state,
  askDueAt,
  askClosedAt,
  acknowledgedBy,
}: FiringRow): Firing['acknowledgement'] {
  if (!state || !askDueAt) return null;
  return {
    state,
    dueAt: askDueAt.toISOString(),
    acknowledgedAt: state === 'acknowledged' ? (askClosedAt?.toISOString() ?? null) : null,
    acknowledgedBy,
  };
}
