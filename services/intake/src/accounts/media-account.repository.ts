import { Injectable } from '@nestjs/common';
import { type RowOf, tenantOf, type Transaction } from '@tingsu/database';
import { DataKeys } from '@tingsu/privacy';
import {
  type Account,
  type AccountSecret,
  AccountSecretSchema,
  AccountSettingsSchema,
  MAIL_ACCOUNT,
  type SentMedium,
} from '../media/account.js';
import { type MediaAccountEntity, MediaAccounts } from './media-account.entity.js';

const Shown = MediaAccounts.pick('medium', 'settings', 'changedBy', 'changedAt');
const Kept = MediaAccounts.pick('medium', 'settings', 'secret', 'receiptKey');

export type ShownAccount = RowOf<typeof Shown> & { readonly secretKept: boolean };
type NewAccount = Pick<MediaAccountEntity, 'medium' | 'settings' | 'changedBy'> & {
  /** Null keeps the one that is there. */
  readonly secret: AccountSecret | null;
  /** Drawn for a new account; the one that is there stays. */
  readonly receiptKey: string;
};

/** The secret of another provider opens nothing here. */
const KEEP = `on conflict (tenant_id, medium) do update set settings = excluded.settings, changed_by = excluded.changed_by,
  changed_at = excluded.changed_at, secret = coalesce(excluded.secret,
    case when media_account.settings ->> 'provider' = excluded.settings ->> 'provider' then media_account.secret end)`;

const cellOf = (medium: SentMedium, column: 'secret' | 'receipt_key') => ({
  ...{ table: 'media_account', column, rowId: medium },
});

/** The accounts at providers. Secrets are written, and read only by what sends. */
@Injectable()
export class MediaAccountRepository {
  constructor(private readonly dataKeys: DataKeys) {}

  /** Mail goes without an account of its own; null where a medium has none. */
  async find(tx: Transaction, medium: SentMedium): Promise<Account | null> {
    const row = await this.row(tx, medium);
    if (!row) return medium === 'email' ? MAIL_ACCOUNT : null;
    const keys = await this.dataKeys.forTenant(tx);
    const secret = keys.openOptional(cellOf(medium, 'secret'), row.secret);
    return {
      settings: AccountSettingsSchema.parse(row.settings),
      secret: secret === null ? null : AccountSecretSchema.parse(JSON.parse(secret)),
    };
  }

  /** By which a receipt proves where it comes from. */
  async receiptKey(tx: Transaction, medium: SentMedium): Promise<string | null> {
    const row = await this.row(tx, medium);
    if (!row) return null;
    const keys = await this.dataKeys.forTenant(tx);
    return keys.open(cellOf(medium, 'receipt_key'), row.receiptKey);
  }

  async list(tx: Transaction): Promise<readonly ShownAccount[]> {
    return tx.query<ShownAccount>(
      `select ${Shown.as()}, secret is not null as "secretKept" from media_account where tenant_id = $1 order by medium`,
      [tx.tenantId],
    );
  }

  async keep(
    tx: Transaction,
    { medium, settings, secret, receiptKey, changedBy }: NewAccount,
  ): Promise<void> {
    const keys = await this.dataKeys.forTenant(tx);
    await MediaAccounts.add(
      tx,
      [
        {
          ...{ tenantId: tenantOf(tx), medium, settings, changedBy, changedAt: tx.now },
          secret: secret && keys.seal(cellOf(medium, 'secret'), JSON.stringify(secret)),
          receiptKey: keys.seal(cellOf(medium, 'receipt_key'), receiptKey),
        },
      ],
      KEEP,
    );
  }

  private async row(tx: Transaction, medium: SentMedium): Promise<RowOf<typeof Kept> | null> {
    const [row = null] = await Kept.select(tx, 'where tenant_id = $1 and medium = $2', [
      tx.tenantId,
      medium,
    ]);
    return row;
  }
}
