import { PRESENT_FOR_MS, type CommandName, type Present } from '@tingsu/contracts';
import { tenantOf, type Transaction } from '@tingsu/database';
import { CasePresences } from './case-presence.entity.js';

const MOST_SHOWN = 20;
const Shown = CasePresences.pick('personId', 'writing');

interface Here {
  readonly personId: string;
  readonly caseId: string;
  readonly writing: CommandName | null;
}

/** Takes down that a person is there, and forgets where he no longer is: a few rows for each person, for ever. */
export async function sayHere(tx: Transaction, { personId, ...here }: Here): Promise<void> {
  await tx.query(
    'delete from case_presence where tenant_id = $1 and person_id = $2 and at < $3 and case_id <> $4',
    [tenantOf(tx), personId, leftBefore(tx), here.caseId],
  );
  await tx.query(
    `${CasePresences.insert()} on conflict (tenant_id, person_id, case_id)
     do update set at = excluded.at, writing = excluded.writing`,
    [CasePresences.json([{ tenantId: tenantOf(tx), personId, ...here, at: tx.now }])],
  );
}

export async function othersAt(
  tx: Transaction,
  { caseId, personId }: Pick<Here, 'caseId' | 'personId'>,
): Promise<Present['others']> {
  const rows = await Shown.select(
    tx,
    `where tenant_id = $1 and case_id = $2 and person_id <> $3 and at >= $4 order by person_id limit ${MOST_SHOWN}`,
    [tenantOf(tx), caseId, personId, leftBefore(tx)],
  );
  return rows.map(({ personId: other, writing }) => ({ personId: other, writing }));
}

const leftBefore = ({ now }: Transaction): Date => new Date(now.getTime() - PRESENT_FOR_MS);
