import { Injectable } from '@nestjs/common';
import type { DossierKey } from '@tingsu/contracts';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import { DossierKeys } from './dossier-key.entity.js';
import { drawKey, pemOf, type SigningKey } from './signing-key.provider.js';

const Kept = DossierKeys.omit('tenantId', 'madeBy');
const NEWEST_FIRST = 'where tenant_id = $1 order by nr desc';

const cellOf = (keyId: string) => ({
  table: 'dossier_key',
  column: 'private_key',
  rowId: keyId,
});

/** The keys of a hospital group by which dossiers are signed. Private halves are sealed, and opened only to sign. */
@Injectable()
export class DossierKeyRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  async list(tx: Transaction): Promise<DossierKey[]> {
    const rows = await Kept.select(tx, NEWEST_FIRST, [tx.tenantId]);
    return rows.map(({ keyId, publicKey, madeAt }, index) => ({
      ...{ keyId, algorithm: 'Ed25519', publicKey: pemOf(publicKey) },
      from: madeAt.toISOString(),
      until: rows[index - 1]?.madeAt.toISOString() ?? null,
    }));
  }

  /** The key that signs today; the first one is drawn when it is needed. */
  async signing(tx: Transaction): Promise<SigningKey> {
    const known = await this.newest(tx);
    if (known) return this.opened(tx, known);
    await this.lock(tx);
    const meanwhile = await this.newest(tx);
    return meanwhile ? this.opened(tx, meanwhile) : this.draw(tx, 1, null);
  }

  /** From now on another key signs. */
  async change(tx: Transaction, by: string): Promise<void> {
    await this.lock(tx);
    const known = await this.newest(tx);
    await this.draw(tx, (known?.nr ?? 0) + 1, by);
  }

  private async newest(tx: Transaction): Promise<RowOf<typeof Kept> | null> {
    const [row = null] = await Kept.select(tx, `${NEWEST_FIRST} limit 1`, [tx.tenantId]);
    return row;
  }

  private async opened(
    tx: Transaction,
    { keyId, publicKey, privateKey }: RowOf<typeof Kept>,
  ): Promise<SigningKey> {
    const keys = await this.dataKeys.forTenant(tx);
    return { keyId, publicKey, privateKey: keys.open(cellOf(keyId), privateKey) };
  }

  private async draw(tx: Transaction, nr: number, madeBy: string | null): Promise<SigningKey> {
    const drawn = drawKey();
    const { keyId, publicKey } = drawn;
    const keys = await this.dataKeys.forTenant(tx);
    const privateKey = keys.seal(cellOf(keyId), drawn.privateKey);
    await DossierKeys.add(tx, [
      { tenantId: tenantOf(tx), nr, keyId, publicKey, privateKey, madeBy, madeAt: tx.now },
    ]);
    return drawn;
  }

  /** Until the transaction ends nobody else draws a key. */
  private async lock(tx: Transaction): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `tingsu:intake.dossier_key ${tenantOf(tx)}`,
    ]);
  }
}
