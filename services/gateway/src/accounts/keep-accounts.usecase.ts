import { Injectable } from '@nestjs/common';
import {
  ProblemError,
  type Account,
  type ChangeAccount,
  type CloseAccount,
  type GiveGrant,
  type Identity,
  type NewAccount,
  type Page,
  type StaffAccount,
  type StaffAccountQuery,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { cursorOf } from '@tingsu/contracts';
import { z } from 'zod';
import { Administer, administratorOf } from '../administration/administer.usecase.js';
import type { Change } from '../administration/administration-log.repository.js';
import { whatDiffers, type Snapshot } from '../administration/what-differs.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { hashPassword } from '../session/password.provider.js';
import { noteAccount } from '../session/session.repository.js';
import { newToken, Sessions } from '../session/sessions.provider.js';
import { loginPrefix } from '../session/sign-in.usecase.js';
import { faultsOfPerson, refuse } from './account-checks.js';
import {
  addAccount,
  addGrant,
  endSessions,
  listAccounts,
  removeGrant,
  standingOf,
  storedAccounts,
  writeClosed,
  writePerson,
  type StoredAccount,
} from './accounts.repository.js';
import { administratorStays, faultsOfGrant, heldAlone, isAdministrator } from './grant-rules.js';

const LOGINS = cursorOf(z.string().min(1).max(100));

/** Accounts, and what they may do: kept by the administrator of the group. */
@Injectable()
export class KeepAccounts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directories: DirectoryRepository,
    private readonly administer: Administer,
    private readonly sessions: Sessions,
  ) {}

  async list(who: Identity, query: StaffAccountQuery): Promise<Page<StaffAccount>> {
    const { q = '', department = null, role = null, state, cursor, limit } = query;
    const rows = await this.unitOfWork.run(who.tenantId, (tx) =>
      listAccounts(tx, {
        ...{ department, role, limit: limit + 1, q: q === '' ? null : q },
        active: state === undefined ? null : state === 'active',
        afterLogin: LOGINS.read(cursor) ?? '',
      }),
    );
    return LOGINS.page(rows, limit, ({ login }) => login);
  }

  /** Throws `access.denied` or `request.not_found`. */
  async read(who: Identity, login: string): Promise<Account> {
    administratorOf(who);
    return this.unitOfWork.run(who.tenantId, (tx) => this.shown(tx, login));
  }

  /** An account without a password: the person chooses one by a link. Throws `request.invalid`. */
  async create(who: Identity, wanted: NewAccount): Promise<Account> {
    // No one knows what is hashed here, so no one signs in before there was a link.
    const unknown = await hashPassword(newToken());
    return this.administer.run(who, async (tx) => {
      refuse(faultsOfPerson(wanted, await this.directories.read(tx)));
      if (!(await addAccount(tx, wanted, unknown)))
        refuse([{ path: 'login', code: 'taken', message: 'Choose another login.' }]);
      const { login, ...person } = wanted;
      return {
        answer: await this.shown(tx, login),
        changes: [{ action: 'account.created', subject: login, after: person }],
      };
    });
  }

  /** Throws `account.stale_version`, `account.of_platform` or `request.invalid`. */
  change(who: Identity, login: string, { version, ...wanted }: ChangeAccount): Promise<Account> {
    return this.administer.run(who, async (tx) => {
      const account = await this.stored(tx, who, login);
      if (account.version !== version)
        throw new ProblemError('account.stale_version', 'Read the account again.', {
          currentVersion: account.version,
        });
      refuse(faultsOfPerson(wanted, await this.directories.read(tx), account.id));
      const differs = whatDiffers(personOf(account), wanted);
      if (differs) await writePerson(tx, account.id, wanted);
      return {
        answer: await this.shown(tx, login),
        changes: differs ? [{ action: 'account.changed', subject: login, ...differs }] : [],
      };
    });
  }

  /** The sessions of the person end at once. Throws `account.own_rights`, `account.last_administrator` or `account.of_platform`. */
  async close(who: Identity, login: string, { reason }: CloseAccount): Promise<Account> {
    const account = await this.administer.run(who, async (tx, actorId) => {
      const stored = await this.stored(tx, who, login);
      refuseOwn(actorId, stored.id, 'Another administrator closes your account.');
      await this.refuseLast(tx, stored, { staffId: stored.id });
      if (stored.active) await writeClosed(tx, stored.id, reason);
      return {
        answer: await this.shown(tx, login),
        changes: stored.active ? [{ action: 'account.closed', subject: login, reason }] : [],
      };
    });
    this.sessions.forgetPerson(who.tenantId, account.id);
    return account;
  }

  open(who: Identity, login: string): Promise<Account> {
    return this.administer.run(who, async (tx) => {
      const stored = await this.stored(tx, who, login);
      if (!stored.active) await writeClosed(tx, stored.id, null);
      return {
        answer: await this.shown(tx, login),
        changes: stored.active ? [] : [{ action: 'account.opened', subject: login }],
      };
    });
  }

  async endSessions(who: Identity, login: string, address: string): Promise<void> {
    const staffId = await this.administer.run(who, async (tx, actorId) => {
      const { id } = await this.stored(tx, who, login);
      const ended = await endSessions(tx, id);
      if (ended > 0) await noteAccount(tx, 'sessions_ended', id, address, actorId);
      return {
        answer: id,
        changes: ended > 0 ? [{ action: 'account.sessions_ended', subject: login }] : [],
      };
    });
    this.sessions.forgetPerson(who.tenantId, staffId);
  }

  /** Throws `account.own_rights`, `account.of_platform` or `request.invalid`. */
  async give(who: Identity, login: string, wanted: GiveGrant): Promise<Account> {
    const account = await this.administer.run(who, async (tx, actorId) => {
      const stored = await this.stored(tx, who, login);
      refuseOwn(actorId, stored.id, 'Another administrator gives you a role.');
      const { campuses, departments } = await this.directories.read(tx);
      const faults = faultsOfGrant(wanted, {
        campuses: campuses.map(({ code }) => code),
        places: new Map(
          departments.flatMap(({ code, campus, closed }) => (closed ? [] : [[code, campus]])),
        ),
        held: stored.grants,
        now: tx.now,
      });
      refuse(faults);
      await addGrant(tx, stored.id, wanted);
      return this.answer(tx, login, { action: 'grant.given', subject: login, after: wanted });
    });
    this.sessions.forgetPerson(who.tenantId, account.id);
    return account;
  }

  /** Throws `request.not_found`, `account.last_administrator` or `account.of_platform`. */
  async take(who: Identity, login: string, grantId: string): Promise<Account> {
    const account = await this.administer.run(who, async (tx) => {
      const stored = await this.stored(tx, who, login);
      const grant = stored.grants.find((one) => one.grantId === grantId);
      if (!grant) throw new ProblemError('request.not_found', 'The person has no such role.');
      await this.refuseLast(tx, { ...stored, grants: [grant] }, { grantId });
      await removeGrant(tx, stored.id, grant);
      const { grantId: _, endsAt, ...held } = grant;
      const before = { ...held, endsAt: endsAt?.toISOString() ?? null };
      return this.answer(tx, login, { action: 'grant.taken', subject: login, before });
    });
    this.sessions.forgetPerson(who.tenantId, account.id);
    return account;
  }

  private async answer(tx: Transaction, login: string, change: Change) {
    return { answer: await this.shown(tx, login), changes: [change] };
  }

  /** The account to be changed. An administrator of the group does not reach for what operators of the platform may do. */
  private async stored(tx: Transaction, who: Identity, login: string): Promise<StoredAccount> {
    const account = await this.found(tx, login);
    const operates = (grants: readonly { readonly role: string }[]): boolean =>
      grants.some(({ role }) => role === 'platform_operator');
    if (operates(account.grants) && !operates(who.grants))
      throw new ProblemError('account.of_platform', 'An operator of the platform changes it.');
    return account;
  }

  private async found(tx: Transaction, login: string): Promise<StoredAccount> {
    const [account] = await storedAccounts(tx, [login]);
    if (!account)
      throw new ProblemError('request.not_found', 'There is no account with this login.');
    return account;
  }

  private async refuseLast(
    tx: Transaction,
    { active, grants }: Pick<StoredAccount, 'active' | 'grants'>,
    gone: Parameters<typeof administratorStays>[1],
  ): Promise<void> {
    if (!active || !isAdministrator(grants)) return;
    if (!administratorStays(await storedAccounts(tx), gone))
      throw new ProblemError(
        'account.last_administrator',
        'Make someone else an administrator of the group first.',
      );
  }

  private async shown(tx: Transaction, login: string): Promise<Account> {
    const account = await this.found(tx, login);
    const { closedAt, closedReason, grants, ...person } = account;
    const standing = await standingOf(tx, account, loginPrefix(login));
    const { sessions, locked, hasSignedIn, ...leaves } = standing;
    const { staff } = await this.directories.read(tx);
    return {
      ...person,
      ...{ sessions, locked, hasSignedIn },
      grants: grants.map(({ endsAt, ...grant }) => ({
        ...grant,
        endsAt: endsAt?.toISOString() ?? null,
      })),
      closed: closedAt ? { at: closedAt.toISOString(), reason: closedReason ?? '' } : null,
      answersFor: { alone: heldAlone(account.id, staff), ...leaves },
    };
  }
}

const personOf = ({ name, email, locale, worksIn, deputy }: StoredAccount): Snapshot => ({
  ...{ name, email, locale, worksIn, deputy },
});

function refuseOwn(actorId: string, staffId: string, advice: string): void {
  if (actorId === staffId) throw new ProblemError('account.own_rights', advice);
}
