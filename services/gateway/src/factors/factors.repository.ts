import { Injectable } from '@nestjs/common';
import type { AccountEvent, OwnFactors } from '@tingsu/contracts';
import { type Transaction, UnitOfWork } from '@tingsu/database';
import { type Cell, DataKeys } from '@tingsu/privacy';
import { endOtherSessions, noteAccount } from '../session/session.repository.js';
import type { KeptRecoveryCode } from './recovery-codes.provider.js';

/** Who changed a factor, in which session and from where: the person's other sessions end. */
export interface FactorChange {
  readonly tenantId: string;
  readonly staffId: string;
  readonly session: Buffer;
  readonly address: string;
}

const cellOf = (staffId: string): Cell => ({
  table: 'code_app',
  column: 'secret',
  rowId: staffId,
});

/** Apps that show codes, and recovery codes. */
@Injectable()
export class FactorsRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataKeys: DataKeys,
  ) {}

  own(tenantId: string, staffId: string): Promise<OwnFactors> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [app] = await tx.query<{ since: Date }>(
        'select since from code_app where staff_id = $1 and since is not null',
        [staffId],
      );
      const passkeys = await tx.query<{
        passkeyId: string;
        name: string;
        since: Date;
        lastUsedAt: Date | null;
      }>(
        `select passkey_id as "passkeyId", name, since, last_used_at as "lastUsedAt" from passkey
         where staff_id = $1 order by since, credential_id`,
        [staffId],
      );
      return {
        codeApp: app ? { since: app.since.toISOString() } : null,
        recoveryCodesLeft: await recoveryCodesLeft(tx, staffId),
        passkeys: passkeys.map(({ since, lastUsedAt, ...passkey }) => ({
          ...passkey,
          since: since.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        })),
      };
    });
  }

  /** Keeps the secret of an app that is being set up, in place of an earlier one. False when an app is in use. */
  begin(tenantId: string, staffId: string, secret: string): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const keys = await this.dataKeys.forTenant(tx);
      const begun = await tx.query(
        `insert into code_app as a (tenant_id, staff_id, secret, begun_at) values ($1, $2, $3, $4)
         on conflict (tenant_id, staff_id) do update set secret = excluded.secret, begun_at = excluded.begun_at
           where a.since is null returning 1`,
        [tenantId, staffId, keys.seal(cellOf(staffId), secret), tx.now],
      );
      return begun.length > 0;
    });
  }

  /** The secret of the app in use, or with `begun` of the one that is being set up. */
  secret(tenantId: string, staffId: string, { begun }: { readonly begun: boolean }) {
    return this.unitOfWork.run(tenantId, async (tx): Promise<string | null> => {
      const [row] = await tx.query<{ secret: Buffer }>(
        'select secret from code_app where staff_id = $1 and (since is null) = $2',
        [staffId, begun],
      );
      if (!row) return null;
      const keys = await this.dataKeys.forTenant(tx);
      return keys.open(cellOf(staffId), row.secret);
    });
  }

  /** Takes the step of a code that was right: the same code serves no one again. */
  useStep(tenantId: string, staffId: string, step: number): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const used = await tx.query(
        'update code_app set last_step = $2 where staff_id = $1 and last_step < $2 and since is not null returning 1',
        [staffId, step],
      );
      return used.length > 0;
    });
  }

  /** The app counts from now on. With it come recovery codes, where the person has none. */
  confirm(
    change: FactorChange,
    step: number,
    codes: readonly KeptRecoveryCode[],
  ): Promise<'confirmed' | 'gone'> {
    return this.change(change, 'code_app_added', async (tx, { staffId }) => {
      const confirmed = await tx.query(
        'update code_app set since = $2, last_step = $3 where staff_id = $1 and since is null returning 1',
        [staffId, tx.now, step],
      );
      if (confirmed.length === 0) return null;
      await addRecoveryCodes(tx, staffId, codes);
      return 'confirmed';
    }).then((done) => done ?? 'gone');
  }

  /** False when there was none. Without any factor recovery codes serve nothing, so they go too. */
  removeCodeApp(change: FactorChange): Promise<boolean> {
    return this.change(change, 'code_app_removed', async (tx, { staffId }) => {
      const removed = await tx.query('delete from code_app where staff_id = $1 returning since', [
        staffId,
      ]);
      if (removed.length === 0) return null;
      await forgetUselessCodes(tx, staffId);
      return true;
    }).then((done) => done ?? false);
  }

  recoveryCodesLeft(tenantId: string, staffId: string): Promise<number> {
    return this.unitOfWork.run(tenantId, (tx) => recoveryCodesLeft(tx, staffId));
  }

  async renewRecoveryCodes(
    change: FactorChange,
    codes: readonly KeptRecoveryCode[],
  ): Promise<void> {
    await this.change(change, 'recovery_codes_made', async (tx, { staffId }) => {
      await tx.query('delete from recovery_code where staff_id = $1', [staffId]);
      await addRecoveryCodes(tx, staffId, codes);
      return true;
    });
  }

  recoveryHash(tenantId: string, staffId: string, firstGroup: string): Promise<string | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [row] = await tx.query<{ codeHash: string }>(
        'select code_hash as "codeHash" from recovery_code where staff_id = $1 and first_group = $2',
        [staffId, firstGroup],
      );
      return row?.codeHash ?? null;
    });
  }

  /** False when someone was quicker. */
  useRecoveryCode(tenantId: string, staffId: string, firstGroup: string): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const used = await tx.query(
        'delete from recovery_code where staff_id = $1 and first_group = $2 returning 1',
        [staffId, firstGroup],
      );
      return used.length > 0;
    });
  }

  /** What changes a factor is noted, and ends the person's other sessions; null says that nothing changed. */
  change<Done>(
    change: FactorChange,
    event: AccountEvent,
    work: (tx: Transaction, change: FactorChange) => Promise<Done | null>,
  ): Promise<Done | null> {
    return this.unitOfWork.run(change.tenantId, async (tx) => {
      const done = await work(tx, change);
      if (done === null) return null;
      await endOtherSessions(tx, change.staffId, change.session);
      await noteAccount(tx, event, change.staffId, change.address);
      return done;
    });
  }
}

async function recoveryCodesLeft(tx: Transaction, staffId: string): Promise<number> {
  const [row] = await tx.query<{ left: number }>(
    'select count(*)::integer as left from recovery_code where staff_id = $1',
    [staffId],
  );
  return row?.left ?? 0;
}

export async function addRecoveryCodes(
  tx: Transaction,
  staffId: string,
  codes: readonly KeptRecoveryCode[],
): Promise<void> {
  if (codes.length === 0) return;
  await tx.query(
    `insert into recovery_code (tenant_id, staff_id, first_group, code_hash)
     select $1, $2, c."firstGroup", c."codeHash" from jsonb_to_recordset($3::jsonb) as c ("firstGroup" text, "codeHash" text)
     on conflict do nothing`,
    [tx.tenantId, staffId, JSON.stringify(codes)],
  );
}

export const forgetUselessCodes = (tx: Transaction, staffId: string): Promise<unknown> =>
  tx.query(
    `delete from recovery_code where staff_id = $1 and not exists (select 1 from code_app a where a.staff_id = $1 and a.since is not null)
       and not exists (select 1 from passkey p where p.staff_id = $1)`,
    [staffId],
  );
