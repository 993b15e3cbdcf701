import { Injectable } from '@nestjs/common';
import type { FieldClass, Found, Identity } from '@tingsu/contracts';
import type { RowOf, Transaction } from '@tingsu/database';
import { foundAt, type FoundHit, type Place, type Reading, type Seen } from '@tingsu/find';
import { DataKeys, type PersonalData } from '@tingsu/privacy';
import { accessOf } from '../cases/case-access.js';
import { open } from '../cases/case-detail.repository.js';
import { seesWords } from '../cases/seen-fields.js';
import { CaseLog, Cases, CaseTexts } from '../ledger/case.entity.js';
import { NUMBERS } from '../ledger/findable.js';

const Head = Cases.pick(
  'caseId',
  'caseNo',
  'complaintNo',
  'state',
  'campus',
  'receivedAt',
  'access',
);
const Sealed = CaseTexts.pick('caseId', 'version', 'field', 'sealed');
const Fact = CaseLog.pick('type');
const WORDS = `select ${Sealed.as('t')}, ${Fact.as('l')} from case_text t join case_log l using (tenant_id, case_id, version)
  where t.tenant_id = $1 and t.case_id = any($2::uuid[]) order by t.case_id, t.version desc`;

type Words = RowOf<typeof Sealed> & RowOf<typeof Fact>;
interface Reached extends RowOf<typeof Head> {
  readonly fields: readonly FieldClass[];
}

/** Compares what the index named with what the reader may see of it. */
@Injectable()
export class FoundCases {
  constructor(private readonly dataKeys: DataKeys) {}

  async look(
    tx: Transaction,
    who: Identity,
    places: readonly Place[],
    readings: readonly Reading[],
  ): Promise<readonly (FoundHit<Found> | null)[]> {
    const reached = await this.reached(tx, who, places);
    const words = await this.wordsOf(tx, [...reached.keys()]);
    const keys = await this.dataKeys.toOpen(tx, [...reached.keys()]);
    return places.map(({ subject, part }) => {
      const head = reached.get(subject);
      if (!head) return null;
      const by = foundAt(part, partsOf(head, words.get(subject) ?? [], keys), readings);
      return by && { subject, item: itemOf(head, by) };
    });
  }

  private async reached(
    tx: Transaction,
    who: Identity,
    places: readonly Place[],
  ): Promise<ReadonlyMap<string, Reached>> {
    const ids = [...new Set(places.map(({ subject }) => subject))];
    const heads = await Head.select(tx, 'where tenant_id = $1 and case_id = any($2::uuid[])', [
      tx.tenantId,
      ids,
    ]);
    return new Map(
      heads.flatMap((head) => {
        const { roles, fields } = accessOf(who, head);
        return roles.length > 0 ? [[head.caseId, { ...head, fields }]] : [];
      }),
    );
  }

  private async wordsOf(
    tx: Transaction,
    caseIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly Words[]>> {
    const words = new Map<string, Words[]>();
    if (caseIds.length === 0) return words;
    for (const row of await tx.query<Words>(WORDS, [tx.tenantId, caseIds])) {
      const known = words.get(row.caseId);
      if (known) known.push(row);
      else words.set(row.caseId, [row]);
    }
    return words;
  }
}

/** What the reader sees of a case, part by part, the newest first. */
function partsOf(
  { caseId, caseNo, complaintNo, fields }: Reached,
  words: readonly Words[],
  keys: PersonalData,
): readonly { readonly part: number; readonly seen: Seen }[] {
  const versions = [...new Set(words.map(({ version }) => version))];
  return [
    ...versions.map((part) => ({
      part,
      seen: {
        texts: words
          .filter(({ version, type, field }) => version === part && seesWords(type, field, fields))
          .map(({ field, sealed }) => open(keys, caseId, part, field, sealed)),
      },
    })),
    { part: NUMBERS, seen: { numbers: [caseNo, complaintNo] } },
  ];
}

const itemOf = (
  { caseNo, complaintNo, state, campus, receivedAt }: Reached,
  by: Found['foundBy'],
): Found => ({
  ...{ caseNo, complaintNo, state, campus, receivedAt: receivedAt.toISOString() },
  foundBy: by,
});
