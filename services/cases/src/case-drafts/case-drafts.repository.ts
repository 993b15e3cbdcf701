import {
  cursorOf,
  InstantPlaceSchema,
  type CaseDraft,
  type CaseDraftCommand,
  type CaseDraftPlace,
  type CaseDraftQuery,
  type Identity,
  type Page,
  type SaveCaseDraft,
} from '@tingsu/contracts';
import { tenantOf, type RowOf, type Transaction } from '@tingsu/database';
import type { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { accessOf } from '../cases/case-access.js';
import { Cases } from '../ledger/case.entity.js';
import { CaseDrafts } from './case-draft.entity.js';

/** Where a draft belongs: one person has one for a command on a case. */
export interface DraftPlace {
  readonly personId: string;
  readonly caseId: string;
  readonly command: CaseDraftCommand;
}

const PLACE = 'where person_id = $1 and case_id = $2 and command = $3';
const valuesOf = ({ personId, caseId, command }: DraftPlace) => [personId, caseId, command];
const cellOf = ({ personId, caseId, command }: DraftPlace) => ({
  table: 'case_draft',
  column: 'body',
  rowId: `${caseId}/${personId}/${command}`,
  subject: caseId,
});

const Kept = CaseDrafts.pick('caseVersion', 'revision', 'body', 'updatedAt');
const ValuesSchema = z.record(z.string(), z.unknown());

/** The draft of a person, or null; with `lock` it stays as it is until the transaction ends. */
export async function draftAt(
  tx: Transaction,
  keys: DataKeys,
  place: DraftPlace,
  lock = false,
): Promise<CaseDraft | null> {
  const [row] = await Kept.select(tx, `${PLACE}${lock ? ' for update' : ''}`, valuesOf(place));
  if (!row) return null;
  const { caseVersion, revision, body, updatedAt } = row;
  const personal = await keys.toOpen(tx, [place.caseId]);
  if (personal.isErased(place.caseId)) return null;
  return {
    caseVersion,
    revision,
    savedAt: updatedAt.toISOString(),
    values: ValuesSchema.parse(JSON.parse(personal.open(cellOf(place), body))),
  };
}

const WRITE = `${CaseDrafts.insert()} on conflict (tenant_id, person_id, case_id, command) do update
  set ${CaseDrafts.omit('tenantId', 'personId', 'caseId', 'command').excluded}
  where case_draft.revision = excluded.revision - 1 returning 1`;

/** False when another device saved the draft a moment ago. */
export async function writeDraft(
  tx: Transaction,
  keys: DataKeys,
  place: DraftPlace,
  { caseVersion, revision, values }: SaveCaseDraft,
): Promise<boolean> {
  const personal = await keys.toSeal(tx, [place.caseId]);
  const rows = await tx.query(WRITE, [
    CaseDrafts.json([
      {
        ...place,
        tenantId: tenantOf(tx),
        caseVersion,
        revision: revision + 1,
        body: personal.seal(cellOf(place), JSON.stringify(values)),
        updatedAt: tx.now,
      },
    ]),
  ]);
  return rows.length > 0;
}

export async function discardDraft(tx: Transaction, place: DraftPlace): Promise<void> {
  await tx.query(`delete from case_draft ${PLACE}`, valuesOf(place));
}

/** The draft that a command was sent with. Words that another device saved since stay. */
export async function useDraft(
  tx: Transaction,
  place: DraftPlace,
  revision: number,
): Promise<void> {
  await tx.query(`delete from case_draft ${PLACE} and revision <= $4`, [
    ...valuesOf(place),
    revision,
  ]);
}

const Listed = CaseDrafts.pick('caseId', 'command', 'updatedAt');
const OfCase = Cases.pick('caseNo', 'state', 'access');
const PLACES = cursorOf(z.tuple([...InstantPlaceSchema.def.items, z.string().max(60)]));
const LIST = `select ${Listed.as('d')}, ${OfCase.as('c')} from case_draft d
  join complaint_case c on c.tenant_id = d.tenant_id and c.case_id = d.case_id
  where d.tenant_id = $1 and d.person_id = $2
    and ($3::timestamptz is null or (d.updated_at, d.case_id, d.command) < ($3, $4::uuid, $5))
  order by d.updated_at desc, d.case_id desc, d.command desc limit $6`;

/** Where the person has drafts, the newest first, but for cases that he may no longer see. */
export async function listDrafts(
  tx: Transaction,
  who: Identity,
  personId: string,
  { limit, cursor }: CaseDraftQuery,
): Promise<Page<CaseDraftPlace>> {
  const [at, caseId, command] = PLACES.read(cursor) ?? [null, null, null];
  const rows = await tx.query<RowOf<typeof Listed> & RowOf<typeof OfCase>>(LIST, [
    tenantOf(tx),
    personId,
    at,
    caseId,
    command,
    limit + 1,
  ]);
  const { items, nextCursor } = PLACES.page(rows, limit, (row) => [
    row.updatedAt.toISOString(),
    row.caseId,
    row.command,
  ]);
  return {
    nextCursor,
    items: items
      .filter((row) => accessOf(who, row).roles.length > 0)
      .map(({ caseNo, state, command: of, updatedAt }) => ({
        caseNo,
        state,
        command: of,
        savedAt: updatedAt.toISOString(),
      })),
  };
}

/** Drafts of all tenants that nobody touched for so long; returns how many went. */
export async function removeOldDrafts(
  tx: Transaction,
  days: number,
  limit: number,
): Promise<number> {
  const rows = await tx.query(
    `delete from case_draft d using (select tenant_id, person_id, case_id, command from case_draft
       where updated_at < instant() - make_interval(days => $1) order by updated_at limit $2 for update skip locked) old
     where (d.tenant_id, d.person_id, d.case_id, d.command) = (old.tenant_id, old.person_id, old.case_id, old.command)
     returning 1`,
    [days, limit],
  );
  return rows.length;
}
