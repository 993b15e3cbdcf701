import { Injectable } from '@nestjs/common';
import type { AccountEvent } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { isHeld } from '../directory/held-grants.repository.js';
import { noteChanges } from '../administration/administration-log.repository.js';
import type { PasswordOwner } from './password-rules.js';
import { endOtherSessions, noteAccount } from './session.repository.js';

const EVENTS_SHOWN = 20;

interface OwnRows {
  readonly passwordChangedAt: Date;
  readonly sessions: readonly {
    readonly sessionId: string;
    readonly since: Date;
    readonly lastUsedAt: Date;
    readonly address: string | null;
    readonly browser: string | null;
    readonly tokenHash: Buffer;
  }[];
  readonly events: readonly {
    readonly at: Date;
    readonly event: AccountEvent;
    readonly address: string;
    readonly by: string | null;
  }[];
}

/** An account whose password is to change. */
export interface KeptAccount extends PasswordOwner {
  readonly staffId: string;
  readonly passwordHash: string;
}

const ACCOUNT = `select staff_id as "staffId", login, name, password_hash as "passwordHash" from staff`;

/** What a person sees and changes of the own account, and the links by which a password is chosen. */
@Injectable()
export class OwnAccounts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  read(tenantId: string, staffId: string, begunAfter: Date, usedAfter: Date): Promise<OwnRows> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const sessions = await tx.query<OwnRows['sessions'][number]>(
        `select session_id as "sessionId", created_at as since, last_seen_at as "lastUsedAt", address, browser, token_hash as "tokenHash"
         from session where staff_id = $1 and created_at > $2 and last_seen_at > $3 order by last_seen_at desc, session_id`,
        [staffId, begunAfter, usedAfter],
      );
      const events = await tx.query<OwnRows['events'][number]>(
        `select l.at, l.outcome as event, l.address, a.name as by from sign_in_log l
         left join staff a on a.tenant_id = l.tenant_id and a.staff_id = l.actor_id
         where l.staff_id = $1 order by l.at desc, l.entry_id desc limit $2`,
        [staffId, EVENTS_SHOWN],
      );
      const [account] = await tx.query<{ changedAt: Date }>(
        'select password_changed_at as "changedAt" from staff where staff_id = $1',
        [staffId],
      );
      return { sessions, events, passwordChangedAt: account?.changedAt ?? tx.now };
    });
  }

  account(tenantId: string, staffId: string): Promise<KeptAccount | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [row] = await tx.query<KeptAccount>(`${ACCOUNT} where staff_id = $1 and active`, [
        staffId,
      ]);
      return row ?? null;
    });
  }

  /** Ends sessions of a person: one by its id, or all but the one of the hash. The number that ended. */
  end(
    tenantId: string,
    staffId: string,
    which: { readonly sessionId: string } | { readonly butHash: Buffer },
    address: string,
  ): Promise<number> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const ended =
        'sessionId' in which
          ? await tx.query(
              'delete from session where staff_id = $1 and session_id = $2 returning 1',
              [staffId, which.sessionId],
            )
          : await endOtherSessions(tx, staffId, which.butHash);
      if (ended.length > 0) await noteAccount(tx, 'sessions_ended', staffId, address);
      return ended.length;
    });
  }

  /** A new password in the place of the one with the hash; the person's other sessions end. False when it has changed meanwhile. */
  change(
    tenantId: string,
    { staffId, passwordHash: before }: Pick<KeptAccount, 'staffId' | 'passwordHash'>,
    change: { readonly passwordHash: string; readonly session: Buffer; readonly address: string },
  ): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const changed = await tx.query(
        `update staff set password_hash = $3, password_changed_at = $4
         where staff_id = $1 and password_hash = $2 and active returning 1`,
        [staffId, before, change.passwordHash, tx.now],
      );
      if (changed.length === 0) return false;
      await tx.query('delete from password_link where staff_id = $1', [staffId]);
      await endOtherSessions(tx, staffId, change.session);
      await noteAccount(tx, 'password_changed', staffId, change.address);
      return true;
    });
  }

  /** Keeps a link for the login in place of an earlier one. False when there is no such account. */
  keepLink(
    tenantId: string,
    login: string,
    link: { readonly tokenHash: Buffer; readonly hours: number },
    by: { readonly actorId: string; readonly address: string },
  ): Promise<Date | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [account] = await tx.query<KeptAccount>(`${ACCOUNT} where login = $1 and active`, [
        login,
      ]);
      if (!account) return null;
      const expiresAt = new Date(tx.now.getTime() + link.hours * 3_600_000);
      await tx.query(
        `insert into password_link (tenant_id, staff_id, token_hash, expires_at) values ($1, $2, $3, $4)
         on conflict (tenant_id, staff_id) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at`,
        [tenantId, account.staffId, link.tokenHash, expiresAt],
      );
      await noteAccount(tx, 'link_made', account.staffId, by.address, by.actorId);
      await noteChanges(tx, by.actorId, [{ action: 'account.link_made', subject: login }]);
      return expiresAt;
    });
  }

  /** Whether the login belongs to an operator of the platform. */
  isOfPlatform(tenantId: string, login: string): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const found = await tx.query(
        `select 1 from role_grant g join staff s using (tenant_id, staff_id)
         where s.login = $1 and g.role = 'platform_operator' and ${isHeld('g', '$2')} limit 1`,
        [login, tx.now],
      );
      return found.length > 0;
    });
  }

  ofLink(tenantId: string, tokenHash: Buffer): Promise<KeptAccount | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [row] = await tx.query<KeptAccount>(
        `${ACCOUNT} where active and staff_id = (select staff_id from password_link where token_hash = $1 and expires_at > $2)`,
        [tokenHash, tx.now],
      );
      return row ?? null;
    });
  }

  /** The link is used up, all sessions end, and wrong passwords before are forgotten. False when somebody was quicker. */
  useLink(
    tenantId: string,
    staffId: string,
    use: {
      readonly tokenHash: Buffer;
      readonly passwordHash: string;
      readonly failuresOf: string;
      readonly address: string;
    },
  ): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const used = await tx.query(
        'delete from password_link where staff_id = $1 and token_hash = $2 and expires_at > $3 returning 1',
        [staffId, use.tokenHash, tx.now],
      );
      if (used.length === 0) return false;
      await tx.query(
        'update staff set password_hash = $2, password_changed_at = $3 where staff_id = $1',
        [staffId, use.passwordHash, tx.now],
      );
      await tx.query('delete from session where staff_id = $1', [staffId]);
      await tx.query('delete from sign_in_attempt where starts_with(key, $1)', [use.failuresOf]);
      await noteAccount(tx, 'password_set', staffId, use.address);
      return true;
    });
  }

  noteRefused(tenantId: string, staffId: string, address: string): Promise<void> {
    return this.unitOfWork.run(tenantId, (tx) =>
      noteAccount(tx, 'password_refused', staffId, address),
    );
  }
}
