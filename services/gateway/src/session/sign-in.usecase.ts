import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { counter } from '@tingsu/runtime';
import { createHash } from 'node:crypto';
import { CONFIG } from '../config.module.js';
import type { GatewayConfig } from '../config.js';
import { lockOutRule } from './lock-out.js';
import { Passwords } from './password.provider.js';
import { SessionRepository, type SignInOutcome } from './session.repository.js';
import { hashOf, newToken } from './sessions.provider.js';

const outcomes = counter('gateway_sign_ins_total', 'Sign-ins by outcome', ['outcome']);

export interface SignInRequest {
  readonly tenantId: string;
  readonly login: string;
  readonly password: string;
  readonly address: string;
}

/**
 * Checks login and password. Every attempt counts as failed until it has succeeded; login and address are locked for a
 * growing time. An unknown login takes the same steps and the same time as a known one.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly repository: SessionRepository,
    private readonly passwords: Passwords,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Returns the session's token; throws `session.failed` or `session.locked`. */
  async execute({ tenantId, login, password, address }: SignInRequest): Promise<string> {
    const loginKey = keyOf('login', login);
    const addressKey = keyOf('address', address);
    const rules = new Map([
      [loginKey, lockOutRule(this.config.SIGN_IN_FAILURES_PER_LOGIN)],
      [addressKey, lockOutRule(this.config.SIGN_IN_FAILURES_PER_ADDRESS)],
    ]);
    const locked = await this.repository.chargeAttempt(tenantId, rules);
    if (locked > 0) throw await this.refuse('locked', tenantId, null, address, locked);
    const account = await this.repository.account(tenantId, login);
    const right = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (!account || !right)
      throw await this.refuse('failed', tenantId, account?.staffId ?? null, address);
    const token = newToken();
    const csrfToken = newToken();
    await this.repository.open(tenantId, {
      tokenHash: hashOf(token),
      csrfToken,
      staffId: account.staffId,
      address,
      loginKey,
      addressKey,
    });
    outcomes.inc({ outcome: 'signed_in' });
    return token;
  }

  private async refuse(
    outcome: SignInOutcome,
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

/** Kept hashed: somebody may have typed a password into the login field. */
function keyOf(kind: 'login' | 'address', value: string): string {
  return `${kind}:${createHash('sha256').update(value.toLowerCase()).digest('base64url')}`;
}
