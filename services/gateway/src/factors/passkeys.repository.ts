import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, UnitOfWork } from '@tingsu/database';
import { Passkeys } from './factor.entity.js';
import {
  addRecoveryCodes,
  type FactorChange,
  FactorsRepository,
  forgetUselessCodes,
} from './factors.repository.js';
import type { KeptRecoveryCode } from './recovery-codes.provider.js';

const Kept = Passkeys.pick('credentialId', 'staffId', 'publicKey', 'counter', 'transports');
export type KeptPasskey = RowOf<typeof Kept>;
const Added = Passkeys.pick(
  ...(['credentialId', 'passkeyId', 'staffId', 'name'] as const),
  ...(['publicKey', 'counter', 'transports'] as const),
);

@Injectable()
export class PasskeysRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly factors: FactorsRepository,
  ) {}

  of(tenantId: string, staffId: string): Promise<KeptPasskey[]> {
    return this.unitOfWork.run(tenantId, (tx) =>
      Kept.select(tx, 'where staff_id = $1 order by since', [staffId]),
    );
  }

  find(tenantId: string, credentialId: string): Promise<KeptPasskey | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [found = null] = await Kept.select(tx, 'where credential_id = $1', [credentialId]);
      return found;
    });
  }

  /** False when the passkey is kept already, for whomever. */
  async add(
    change: FactorChange,
    passkey: Omit<RowOf<typeof Added>, 'staffId'>,
    codes: readonly KeptRecoveryCode[],
  ): Promise<boolean> {
    const done = await this.factors.change(change, 'passkey_added', async (tx, { staffId }) => {
      const added = await tx.query(
        `${Added.insert({ tenantId: '$2::uuid', since: '$3::timestamptz' })} on conflict do nothing returning 1`,
        [Added.json([{ ...passkey, staffId }]), tenantOf(tx), tx.now],
      );
      if (added.length === 0) return null;
      await addRecoveryCodes(tx, staffId, codes);
      return true;
    });
    return done ?? false;
  }

  async remove(change: FactorChange, passkeyId: string): Promise<boolean> {
    const done = await this.factors.change(change, 'passkey_removed', async (tx, { staffId }) => {
      const removed = await tx.query(
        'delete from passkey where staff_id = $1 and passkey_id = $2 returning 1',
        [staffId, passkeyId],
      );
      if (removed.length === 0) return null;
      await forgetUselessCodes(tx, staffId);
      return true;
    });
    return done ?? false;
  }

  /** Notes how often the passkey has signed. False when it is not further than before: then there is a copy of it. */
  noteUse(tenantId: string, credentialId: string, counter: number): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const noted = await tx.query(
        `update passkey set counter = $2::bigint, last_used_at = $3
         where credential_id = $1 and (counter < $2::bigint or (counter = 0 and $2::bigint = 0)) returning 1`,
        [credentialId, counter, tx.now],
      );
      return noted.length > 0;
    });
  }
}
