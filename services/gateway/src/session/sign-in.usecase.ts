import { Inject, Injectable } from '@nestjs/common';
import { type AccountEvent, ProblemError } from '@tingsu/contracts';
import { counter } from '@tingsu/runtime';
import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { KnownDevices } from './known-devices.provider.js';
import { addressRule, pairRule, slowedMs } from './lock-out.js';
import { Passwords } from './password.provider.js';
import { SessionRepository } from './session.repository.js';
import { hashOf, newToken } from './sessions.provider.js';

const outcomes = counter('gateway_sign_ins_total', 'Sign-ins by outcome', ['outcome']);

export interface SignInRequest {
  readonly tenantId: string;
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** How the browser names itself. */
  readonly browser: string | null;
  /** The cookie of a known device, if the browser sent one. */
  readonly device: string | undefined;
}

export interface SignedInBrowser {
  /** The token of the new session. */
  readonly token: string;
  /** The cookie by which the browser is known from now on. */
  readonly device: string;
}

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
  }: SignInRequest): Promise<SignedInBrowser> {
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
    const token = newToken();
    await this.repository.open(tenantId, {
      tokenHash: hashOf(token),
      csrfToken: newToken(),
      staffId: account.staffId,
      address,
      browser,
      pairKey,
      addressKey,
    });
    outcomes.inc({ outcome: 'signed_in' });
    return { token, device: this.devices.remember(device, tenantId, login) };
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
