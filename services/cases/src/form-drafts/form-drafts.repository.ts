import type { DraftedForm, FormDraft, SaveFormDraft } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import type { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { FormDrafts } from './form-draft.entity.js';

/** Where a draft belongs: one person has one for a form about something. */
export interface FormDraftPlace {
  readonly personId: string;
  readonly form: DraftedForm;
  readonly subject: string;
}

const PLACE = 'where person_id = $1 and form = $2 and subject = $3';
const valuesOf = ({ personId, form, subject }: FormDraftPlace) => [personId, form, subject];
const cellOf = ({ personId, form, subject }: FormDraftPlace) => ({
  table: 'form_draft',
  column: 'body',
  rowId: `${personId}/${form}/${subject}`,
});

const Kept = FormDrafts.pick('revision', 'body', 'updatedAt');
const ValuesSchema = z.record(z.string(), z.unknown());

/** The draft of a person, or null; with `lock` it stays as it is until the transaction ends. */
export async function formDraftAt(
  tx: Transaction,
  keys: DataKeys,
  place: FormDraftPlace,
  lock = false,
): Promise<FormDraft | null> {
  const [row] = await Kept.select(tx, `${PLACE}${lock ? ' for update' : ''}`, valuesOf(place));
  if (!row) return null;
  const personal = await keys.forTenant(tx);
  return {
    revision: row.revision,
    savedAt: row.updatedAt.toISOString(),
    values: ValuesSchema.parse(JSON.parse(personal.open(cellOf(place), row.body))),
  };
}

const WRITE = `${FormDrafts.insert()} on conflict (tenant_id, person_id, form, subject) do update
  set ${FormDrafts.omit('tenantId', 'personId', 'form', 'subject').excluded}
  where form_draft.revision = excluded.revision - 1 returning 1`;

/** False when another device saved the draft a moment ago. */
export async function writeFormDraft(
  tx: Transaction,
  keys: DataKeys,
  place: FormDraftPlace,
  { revision, values }: SaveFormDraft,
): Promise<boolean> {
  const personal = await keys.forTenant(tx);
  const rows = await tx.query(WRITE, [
    FormDrafts.json([
      {
        ...place,
        tenantId: tenantOf(tx),
        revision: revision + 1,
        body: personal.seal(cellOf(place), JSON.stringify(values)),
        updatedAt: tx.now,
      },
    ]),
  ]);
  return rows.length > 0;
}

export async function discardFormDraft(tx: Transaction, place: FormDraftPlace): Promise<void> {
  await tx.query(`delete from form_draft ${PLACE}`, valuesOf(place));
}

/** Drafts of all tenants that nobody touched for so long; returns how many went. */
export async function removeOldFormDrafts(
  tx: Transaction,
  days: number,
  limit: number,
): Promise<number> {
  const rows = await tx.query(
    `delete from form_draft d using (select tenant_id, person_id, form, subject from form_draft
       where updated_at < instant() - make_interval(days => $1) order by updated_at limit $2 for update skip locked) old
     where (d.tenant_id, d.person_id, d.form, d.subject) = (old.tenant_id, old.person_id, old.form, old.subject)
     returning 1`,
    [days, limit],
  );
  return rows.length;
}
