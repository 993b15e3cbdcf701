import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction, UnitOfWork } from '@tingsu/database';
import { Challenges } from './factor.entity.js';

const Kept = Challenges.pick('tokenHash', 'purpose', 'staffId', 'question', 'expiresAt');
export type Challenge = RowOf<typeof Kept>;

/** Questions that wait for their answer. Each is answered once. */
@Injectable()
export class ChallengesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  keep(tenantId: string, challenge: Challenge): Promise<void> {
    return this.unitOfWork.run(tenantId, (tx) => keepChallenge(tx, challenge));
  }

  /** Null when it was answered, or its minutes are over. */
  find(
    tenantId: string,
    tokenHash: Buffer,
    purpose: Challenge['purpose'],
  ): Promise<Challenge | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [found = null] = await Kept.select(
        tx,
        'where token_hash = $1 and purpose = $2 and expires_at > $3',
        [tokenHash, purpose, tx.now],
      );
      return found;
    });
  }

  /** False when it was answered meanwhile. */
  use(tenantId: string, { tokenHash }: Pick<Challenge, 'tokenHash'>): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const used = await tx.query(
        'delete from sign_in_challenge where token_hash = $1 returning 1',
        [tokenHash],
      );
      return used.length > 0;
    });
  }
}

export async function keepChallenge(tx: Transaction, challenge: Challenge): Promise<void> {
  await tx.query(Kept.insert({ tenantId: '$2::uuid' }), [Kept.json([challenge]), tenantOf(tx)]);
}
