import { Injectable } from '@nestjs/common';
import type { AccountEvent, Factor, RoleGrant } from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { v7 as uuid } from 'uuid';
import { keepChallenge, type Challenge } from '../factors/challenges.repository.js';
import { noteChanges } from '../administration/administration-log.repository.js';
import { heldGrants } from '../directory/held-grants.repository.js';
import { lentTo } from './lent-grants.repository.js';
import { charged, secondsLocked, type Attempts, type LockOutRule } from './lock-out.js';

export interface Account {
  readonly staffId: string;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
  /** By what the person signs in besides the password. */
  readonly hasCodeApp: boolean;
  readonly hasPasskey: boolean;
}

const HAS_CODE_APP = `exists (select 1 from code_app a where a.tenant_id = p.tenant_id and a.staff_id = p.staff_id and a.since is not null)`;
const HAS_PASSKEY = `exists (select 1 from passkey k where k.tenant_id = p.tenant_id and k.staff_id = p.staff_id)`;
const ACCOUNT = `select staff_id as "staffId", login, name, password_hash as "passwordHash", ${HAS_CODE_APP} as "hasCodeApp", ${HAS_PASSKEY} as "hasPasskey" from staff p`;

export interface SignedIn {
  readonly staffId: string;
  readonly name: string;
  readonly login: string;
  readonly locale: 'zh-CN' | 'en';
  readonly grants: readonly RoleGrant[];
  readonly worksIn: readonly string[];
  /** Who is away and for whom the person acts. */
  readonly standsInFor: readonly string[];
  readonly csrfToken: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  /** When the person last proved to be that person, by whatever. */
  readonly provedAt: Date;
  /** The same by more than the password; null when not in this session. */
  readonly factorAt: Date | null;
  /** Whether the person has anything besides the password. */
  readonly hasFactor: boolean;
}

/** How a session was opened. */
export type SignInMethod = 'password' | Factor;

/** Failures of these keys are taken back: the attempt that had counted as one was right. */
export interface Attempt {
  readonly pairKey: string;
  readonly addressKey: string | null;
}

export interface NewSession {
  readonly tokenHash: Buffer;
  readonly csrfToken: string;
  readonly staffId: string;
  readonly address: string;
  readonly browser: string | null;
  readonly method: SignInMethod;
}

/** How an attempt stands after it was counted. */
export interface Charge {
  /** Seconds until sign-in may be tried again; 0 when it may be tried now. */
  readonly lockedSeconds: number;
  /** Failures by key, this attempt included. */
  readonly failures: ReadonlyMap<string, number>;
}

/** Writes into the sign-in log what happened to an account, and who did it when it was another person. */
export async function noteAccount(
  tx: Transaction,
  outcome: AccountEvent,
  staffId: string | null,
  address: string,
  actorId: string | null = null,
): Promise<void> {
  await tx.query(
    'insert into sign_in_log (tenant_id, entry_id, at, staff_id, address, outcome, actor_id) values ($1, $2, $3, $4, $5, $6, $7)',
    [tx.tenantId, uuid(), tx.now, staffId, address, outcome, actorId],
  );
}

async function takeBack(tx: Transaction, { pairKey, addressKey }: Attempt): Promise<void> {
  await tx.query('delete from sign_in_attempt where key = $1', [pairKey]);
  await tx.query(
    `update sign_in_attempt set failures = greatest(failures - 1, 0), locked_until = null where key = $1`,
    [addressKey],
  );
}

/** The person's sessions but this one. */
export const endOtherSessions = (tx: Transaction, staffId: string, butHash: Buffer) =>
  tx.query('delete from session where staff_id = $1 and token_hash <> $2 returning 1', [
    staffId,
    butHash,
  ]);

@Injectable()
export class SessionRepository {
  constructor(readonly unitOfWork: UnitOfWork) {}

  /** Counts an attempt for each key. While one of them is locked, nothing is counted. */
  chargeAttempt(tenantId: string, rules: ReadonlyMap<string, LockOutRule>): Promise<Charge> {
    const keys = [...rules.keys()].sort();
    return this.unitOfWork.run(tenantId, async (tx) => {
      const attempts = await this.lockAttempts(tx, keys);
      const locked = Math.max(
        ...keys.map((key) => secondsLocked(attempts.get(key) ?? null, tx.now)),
      );
      const failures = new Map<string, number>();
      if (locked > 0) return { lockedSeconds: locked, failures };
      for (const [key, rule] of rules) {
        const next = charged(attempts.get(key) ?? null, tx.now, rule);
        failures.set(key, next.failures);
        await this.writeAttempts(tx, key, next);
      }
      return { lockedSeconds: 0, failures };
    });
  }

  private async lockAttempts(
    tx: Transaction,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, Attempts>> {
    await tx.query(
      `insert into sign_in_attempt (tenant_id, key, failures, failed_at)
       select $1, k.key, 0, $3 from unnest($2::text[]) as k (key) order by k.key on conflict do nothing`,
      [tx.tenantId, keys, tx.now],
    );
    const rows = await tx.query<Attempts & { key: string }>(
      `select key, failures, failed_at as "failedAt", locked_until as "lockedUntil" from sign_in_attempt where key = any($1) order by key for update`,
      [keys],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }

  private async writeAttempts(
    tx: Transaction,
    key: string,
    { failures, failedAt, lockedUntil }: Attempts,
  ): Promise<void> {
    await tx.query(
      'update sign_in_attempt set failures = $2, failed_at = $3, locked_until = $4 where key = $1',
      [key, failures, failedAt, lockedUntil],
    );
  }

  forgetAttempts(tenantId: string, key: string): Promise<unknown> {
    return this.unitOfWork.run(tenantId, (tx) =>
      tx.query('delete from sign_in_attempt where key = $1', [key]),
    );
  }

  account(tenantId: string, login: string): Promise<Account | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [row] = await tx.query<Account>(`${ACCOUNT} where login = $1 and active`, [login]);
      return row ?? null;
    });
  }

  accountOf(tenantId: string, staffId: string): Promise<Account | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [row] = await tx.query<Account>(`${ACCOUNT} where staff_id = $1 and active`, [staffId]);
      return row ?? null;
    });
  }

  /** A person who has proved to be that person gets a session; an attempt that was counted is taken back. */
  open(tenantId: string, session: NewSession, attempt: Attempt | null = null): Promise<void> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      if (attempt) await takeBack(tx, attempt);
      const { method } = session;
      await tx.query(
        `insert into session (tenant_id, token_hash, staff_id, csrf_token, created_at, last_seen_at, proved_at, address, browser, method, factor_at)
         values ($1, $2, $3, $4, $5, $5, $5, $6, $7, $8, $9)`,
        [
          ...[tenantId, session.tokenHash, session.staffId, session.csrfToken, tx.now],
          ...[session.address, session.browser, method, method === 'password' ? null : tx.now],
        ],
      );
      const event = method === 'password' ? 'signed_in' : (`signed_in_${method}` as const);
      await noteAccount(tx, event, session.staffId, session.address);
    });
  }

  /** The password was right, and a factor is asked for. */
  ask(tenantId: string, attempt: Attempt, challenge: Challenge): Promise<void> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      await takeBack(tx, attempt);
      await keepChallenge(tx, challenge);
    });
  }

  /** Anyone who sits there has proved again who it is. */
  noteProof(
    tenantId: string,
    session: { readonly tokenHash: Buffer; readonly staffId: string },
    by: { readonly factor: boolean; readonly address: string },
  ): Promise<void> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      await tx.query(
        'update session set proved_at = $2, factor_at = case when $3 then $2 else factor_at end where token_hash = $1',
        [session.tokenHash, tx.now, by.factor],
      );
      await noteAccount(tx, 'proved', session.staffId, by.address);
    });
  }

  /** The session goes on under another token. */
  renew(tenantId: string, tokenHash: Buffer, next: Buffer): Promise<unknown> {
    return this.unitOfWork.run(tenantId, (tx) =>
      tx.query('update session set token_hash = $2 where token_hash = $1', [tokenHash, next]),
    );
  }

  noteOutcome(
    tenantId: string,
    outcome: AccountEvent,
    staffId: string | null,
    address: string,
  ): Promise<void> {
    return this.unitOfWork.run(tenantId, (tx) => noteAccount(tx, outcome, staffId, address));
  }

  /** Forgets the failures of a login from every place, and notes who did it. False when there is no such account. */
  unlock(
    tenantId: string,
    login: string,
    prefix: string,
    by: { readonly actorId: string; readonly address: string },
  ): Promise<boolean> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [account] = await tx.query<{ staffId: string }>(
        'select staff_id as "staffId" from staff where login = $1',
        [login],
      );
      if (!account) return false;
      await tx.query('delete from sign_in_attempt where starts_with(key, $1)', [prefix]);
      await noteAccount(tx, 'unlocked', account.staffId, by.address, by.actorId);
      await noteChanges(tx, by.actorId, [{ action: 'account.unlocked', subject: login }]);
      return true;
    });
  }

  /** The session of a token, with what its person may do today; null when there is none or the account is closed. */
  find(tenantId: string, tokenHash: Buffer): Promise<SignedIn | null> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [row] = await tx.query<Omit<SignedIn, 'standsInFor'>>(
        `select s.staff_id as "staffId", p.name, p.login, p.locale, p.works_in as "worksIn", s.csrf_token as "csrfToken", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt",
           coalesce(s.proved_at, s.created_at) as "provedAt", s.factor_at as "factorAt", ${HAS_CODE_APP} or ${HAS_PASSKEY} as "hasFactor",
           ${heldGrants('p', '$2')} as grants
         from session s join staff p on p.tenant_id = s.tenant_id and p.staff_id = s.staff_id
         where s.token_hash = $1 and p.active`,
        [tokenHash, tx.now],
      );
      if (!row) return null;
      const { standsInFor, grants } = await lentTo(tx, row.staffId);
      return { ...row, standsInFor, grants: [...row.grants, ...grants] };
    });
  }

  noteUse(tenantId: string, tokenHash: Buffer): Promise<unknown> {
    return this.unitOfWork.run(tenantId, (tx) =>
      tx.query(
        'update session set last_seen_at = greatest(last_seen_at, $2) where token_hash = $1',
        [tokenHash, tx.now],
      ),
    );
  }

  close(tenantId: string, tokenHash: Buffer, address: string): Promise<void> {
    return this.unitOfWork.run(tenantId, async (tx) => {
      const [row] = await tx.query<{ staffId: string }>(
        'delete from session where token_hash = $1 returning staff_id as "staffId"',
        [tokenHash],
      );
      if (row) await noteAccount(tx, 'signed_out', row.staffId, address);
    });
  }

  /** Takes away what no longer serves: ended sessions, forgotten failures, sign-ins of more than a year ago. */
  purge(idleMinutes: number, absoluteHours: number): Promise<void> {
    return this.unitOfWork.system(async (tx) => {
      await tx.query(
        'delete from session where last_seen_at < $1::timestamptz - make_interval(mins => $2) or created_at < $1::timestamptz - make_interval(hours => $3)',
        [tx.now, idleMinutes, absoluteHours],
      );
      await tx.query(
        `delete from sign_in_attempt where failed_at < $1::timestamptz - interval '1 day'`,
        [tx.now],
      );
      await tx.query('delete from password_link where expires_at < $1', [tx.now]);
      await tx.query('delete from sign_in_challenge where expires_at < $1', [tx.now]);
      await tx.query(`delete from sign_in_log where at < $1::timestamptz - interval '1 year'`, [
        tx.now,
      ]);
    });
  }
}
