import { Inject, Injectable } from '@nestjs/common';
import { type AccountEvent, type FactorNeeded, ProblemError } from '@tingsu/contracts';
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { KnownDevices } from './known-devices.provider.js';
import { addressRule, pairRule, slowedMs } from './lock-out.js';
import { Passwords } from './password.provider.js';
import type { SignInPlace } from './session-cookies.adapter.js';
import { SessionRepository } from './session.repository.js';
import { FactorQuestions } from '../factors/factor-questions.usecase.js';
import {
  OpenSession,
  signInOutcomes as outcomes,
  type SignedInBrowser,
} from './open-session.usecase.js';

export interface SignInRequest extends SignInPlace {
  readonly login: string;
  readonly password: string;
}

/** What the password opened: a session, or the question for something more. */
export type SignInAnswer = { readonly opened: SignedInBrowser } | { readonly asked: FactorNeeded };

/**
 * Checks login and password. Every attempt counts as failed until it has succeeded. Failures lock one login from one
 * place: an address, or a browser that is known for the login. An address is only slowed, so that neither typos behind
 * one address nor a stranger can lock another person out. An unknown login takes the same steps and the same time as a known one.
 */
@Injectable()
export class SignIn {
  private readonly devices: KnownDevices;

  constructor(
    private readonly repository: SessionRepository,
    private readonly passwords: Passwords,
    private readonly openSession: OpenSession,
    private readonly questions: FactorQuestions,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {
    this.devices = new KnownDevices(config.IDENTITY_PRIVATE_KEY);
  }

  /** Throws `session.failed` or `session.locked`. */
  async execute({
    tenantId,
    login,
    password,
    address,
    browser,
    device,
    origin,
  }: SignInRequest): Promise<SignInAnswer> {
    const known = this.devices.knownAs(device, tenantId, login);
    const pairKey = `${loginPrefix(login)}${hashed(known ?? address)}`;
    // A known browser does not wait for its neighbours, and its failures do not slow them.
    const addressKey = known === null ? `address:${hashed(address)}` : null;
    const allowed = this.config.SIGN_IN_FAILURES_PER_ADDRESS;
    const charge = await this.repository.chargeAttempt(
      tenantId,
      new Map([
        [pairKey, pairRule(this.config.SIGN_IN_FAILURES_PER_LOGIN)],
        ...(addressKey ? [[addressKey, addressRule(allowed)] as const] : []),
      ]),
    );
    if (charge.lockedSeconds > 0)
      throw await this.refuse('locked', tenantId, null, address, charge.lockedSeconds);
    const failures = addressKey ? (charge.failures.get(addressKey) ?? 0) : 0;
    const wait = slowedMs(failures, allowed, this.config.SIGN_IN_SLOWEST_MS);
    if (wait > 0) await setTimeout(wait);
    const account = await this.repository.account(tenantId, login);
    const right = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (!account || !right)
      throw await this.refuse('failed', tenantId, account?.staffId ?? null, address);
    const attempt = { pairKey, addressKey };
    if (account.hasCodeApp || account.hasPasskey)
      return { asked: await this.questions.afterPassword(tenantId, account, attempt, origin) };
    const opened = await this.openSession.execute(
      { tenantId, account, address, browser, device, method: 'password' },
      attempt,
    );
    return { opened };
  }

  /** Lets a login be tried again at once from everywhere. Throws `request.not_found`. */
  async unlock(
    tenantId: string,
    login: string,
    by: { readonly actorId: string; readonly address: string },
  ): Promise<void> {
    if (!(await this.repository.unlock(tenantId, login, loginPrefix(login), by)))
      throw new ProblemError('request.not_found', 'There is no account with this login.');
    outcomes.inc({ outcome: 'unlocked' });
  }

  private async refuse(
    outcome: AccountEvent,
    tenantId: string,
    staffId: string | null,
    address: string,
    seconds = 0,
  ): Promise<ProblemError> {
    outcomes.inc({ outcome });
    await this.repository.noteOutcome(tenantId, outcome, staffId, address);
    return outcome === 'locked'
      ? new ProblemError('session.locked', `Wait ${seconds} seconds before you try again.`, {
          retryAfterSeconds: seconds,
        })
      : new ProblemError('session.failed', 'Check the login and the password and try again.');
  }
}

/** What the failures of a login are counted under, wherever they come from. */
export const loginPrefix = (login: string): string => `login:${hashed(login)}:`;

/** Kept hashed: a password may have been typed into the login field. */
const hashed = (value: string): string =>
  createHash('sha256').update(value.toLowerCase()).digest('base64url');
