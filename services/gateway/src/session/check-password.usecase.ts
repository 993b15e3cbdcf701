import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { pairRule } from './lock-out.js';
import { Passwords } from './password.provider.js';
import { SessionRepository } from './session.repository.js';

/** The password of someone who is signed in: the person who sits at an open session may not try passwords without end. */
@Injectable()
export class CheckPassword {
  constructor(
    private readonly repository: SessionRepository,
    private readonly passwords: Passwords,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Throws `session.locked` after too many wrong ones. */
  async matches(tenantId: string, staffId: string, password: string): Promise<boolean> {
    const key = `password:${staffId}`;
    const rule = pairRule(this.config.SIGN_IN_FAILURES_PER_LOGIN);
    const { lockedSeconds } = await this.repository.chargeAttempt(tenantId, new Map([[key, rule]]));
    if (lockedSeconds > 0)
      throw new ProblemError('session.locked', `Wait ${lockedSeconds} seconds.`, {
        retryAfterSeconds: lockedSeconds,
      });
    const account = await this.repository.accountOf(tenantId, staffId);
    const right = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (right) await this.repository.forgetAttempts(tenantId, key);
    return right;
  }
}
