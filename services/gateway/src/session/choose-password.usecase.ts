import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { CheckPassword } from './check-password.usecase.js';
import { commonPasswords } from './common-passwords.provider.js';
import { OwnAccounts, type KeptAccount } from './own-account.repository.js';
import { passwordFault, type PasswordFault, type PasswordOwner } from './password-rules.js';
import { hashPassword, Passwords } from './password.provider.js';
import { hashOf, newToken, Sessions, type Session } from './sessions.provider.js';
import { loginPrefix } from './sign-in.usecase.js';

/** What to do about a password that cannot be chosen. */
const ADVICE: Readonly<Record<PasswordFault, string>> = {
  password_short: 'Choose a longer one: a few words that do not belong together are good.',
  password_common: 'This one is guessed first. Choose another one.',
  password_repeats: 'It repeats a few characters. Choose another one.',
  password_own: 'It is mostly your login or your name. Choose another one.',
};

/** People choose their own passwords: knowing the present one, or by a link that an administrator made for them. */
@Injectable()
export class ChoosePassword {
  constructor(
    private readonly accounts: OwnAccounts,
    private readonly present: CheckPassword,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Throws `password.wrong`, `session.locked` after too many of those, or `request.invalid` for a password that cannot be chosen. */
  async change(
    { tenantId, staffId, tokenHash }: Session,
    { current, password }: { readonly current: string; readonly password: string },
    address: string,
  ): Promise<void> {
    const right = await this.present.matches(tenantId, staffId, current);
    const account = right && (await this.accounts.account(tenantId, staffId));
    if (!account) {
      await this.accounts.noteRefused(tenantId, staffId, address);
      throw new ProblemError('password.wrong', 'Type the password with which you sign in.');
    }
    await this.check(password, account);
    const passwordHash = await hashPassword(password);
    const change = { passwordHash, session: tokenHash, address };
    if (!(await this.accounts.change(tenantId, account, change)))
      throw new ProblemError('password.wrong', 'The password was changed meanwhile.');
    this.sessions.forgetPerson(tenantId, staffId);
  }

  /**
   * A link for one person, once. Throws `request.not_found`, and `account.of_platform` where the administrator of a group would become
   * an operator of the platform by it.
   */
  async makeLink(
    { tenantId, staffId: actorId, grants }: Session,
    login: string,
    address: string,
  ): Promise<{ token: string; expiresAt: Date }> {
    const by = { actorId, address };
    const operates = grants.some(({ role }) => role === 'platform_operator');
    if (!operates && (await this.accounts.isOfPlatform(tenantId, login)))
      throw new ProblemError('account.of_platform', 'An operator of the platform makes it.');
    const token = newToken();
    const link = { tokenHash: hashOf(token), hours: this.config.PASSWORD_LINK_HOURS };
    const expiresAt = await this.accounts.keepLink(tenantId, login, link, by);
    if (!expiresAt)
      throw new ProblemError('request.not_found', 'There is no account with this login.');
    return { token, expiresAt };
  }

  /** Throws `password.link_gone`, or `request.invalid` for a password that cannot be chosen; then the link still serves. */
  async setByLink(
    tenantId: string,
    { token, password }: { readonly token: string; readonly password: string },
    address: string,
  ): Promise<void> {
    const tokenHash = hashOf(token);
    const account = await this.accounts.ofLink(tenantId, tokenHash);
    if (!account) throw linkGone();
    await this.check(password, account);
    const { staffId, login } = account;
    const use = {
      ...{ tokenHash, address, failuresOf: loginPrefix(login) },
      passwordHash: await hashPassword(password),
    };
    if (!(await this.accounts.useLink(tenantId, staffId, use))) throw linkGone();
    this.sessions.forgetPerson(tenantId, staffId);
  }

  private async check(password: string, account: KeptAccount): Promise<void> {
    const fault = await this.faultOf(password, account);
    if (fault) throw refused(fault, ADVICE[fault]);
    if (await this.passwords.matches(account.passwordHash, password))
      throw refused('password_same', 'It is the password that you have. Choose another one.');
  }

  private async faultOf(password: string, owner: PasswordOwner): Promise<PasswordFault | null> {
    const common = await commonPasswords();
    const rules = {
      length: this.config.PASSWORD_LENGTH,
      isCommon: (word: string) => common.has(word),
    };
    return passwordFault(password, owner, rules);
  }
}

const refused = (code: PasswordFault | 'password_same', message: string) =>
  new ProblemError('request.invalid', message, { errors: [{ path: 'password', code, message }] });

const linkGone = () =>
  new ProblemError('password.link_gone', 'Ask your administrator for another link.');
