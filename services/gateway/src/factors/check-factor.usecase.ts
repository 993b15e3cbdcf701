import { Inject, Injectable } from '@nestjs/common';
import { type PasskeyAnswer, ProblemError } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { pairRule } from '../session/lock-out.js';
import { Passwords } from '../session/password.provider.js';
import { SessionRepository } from '../session/session.repository.js';
import { stepOf } from './code-app.adapter.js';
import { FactorsRepository } from './factors.repository.js';
import { type Origin, signedCount } from './passkeys.adapter.js';
import { type KeptPasskey, PasskeysRepository } from './passkeys.repository.js';
import { recoveryCodeIn } from './recovery-code.js';

/** Checks what a person shows besides the password. A code serves once, and failures count as wrong passwords do. */
@Injectable()
export class CheckFactor {
  constructor(
    private readonly factors: FactorsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly attempts: SessionRepository,
    private readonly passwords: Passwords,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** A code of the app or a recovery code. Throws `session.locked` after too many wrong ones, null for a wrong one. */
  async code(
    tenantId: string,
    staffId: string,
    typed: string,
  ): Promise<'code' | 'recovery_code' | null> {
    const key = `factor:${staffId}`;
    const rule = pairRule(this.config.SIGN_IN_FAILURES_PER_LOGIN);
    const charge = await this.attempts.chargeAttempt(tenantId, new Map([[key, rule]]));
    if (charge.lockedSeconds > 0)
      throw new ProblemError('session.locked', `Wait ${charge.lockedSeconds} seconds.`, {
        retryAfterSeconds: charge.lockedSeconds,
      });
    const found = (await this.isOfApp(tenantId, staffId, typed))
      ? 'code'
      : (await this.isRecoveryCode(tenantId, staffId, typed))
        ? 'recovery_code'
        : null;
    if (found) await this.attempts.forgetAttempts(tenantId, key);
    return found;
  }

  /** The passkey that signed the question; null when none of ours did. It cannot be guessed, so failures lock no one out. */
  async passkey(
    tenantId: string,
    question: string,
    answer: PasskeyAnswer,
    origin: Origin,
  ): Promise<KeptPasskey | null> {
    const kept = await this.passkeys.find(tenantId, answer.id);
    if (!kept) return null;
    const count = await signedCount(origin, question, answer, {
      id: kept.credentialId,
      publicKey: new Uint8Array(kept.publicKey),
      counter: Number(kept.counter),
    });
    const right =
      count !== null && (await this.passkeys.noteUse(tenantId, kept.credentialId, count));
    return right ? kept : null;
  }

  /** The step of the code, of an app that is in use or being set up. */
  async stepOf(
    tenantId: string,
    staffId: string,
    typed: string,
    app: { readonly begun: boolean },
  ): Promise<number | null> {
    const secret = await this.factors.secret(tenantId, staffId, app);
    return secret === null ? null : stepOf(secret, typed, this.time.now());
  }

  private async isOfApp(tenantId: string, staffId: string, typed: string): Promise<boolean> {
    const step = await this.stepOf(tenantId, staffId, typed, { begun: false });
    return step !== null && this.factors.useStep(tenantId, staffId, step);
  }

  private async isRecoveryCode(tenantId: string, staffId: string, typed: string) {
    const parts = recoveryCodeIn(typed);
    if (!parts) return false;
    const { firstGroup, rest } = parts;
    const hash = await this.factors.recoveryHash(tenantId, staffId, firstGroup);
    return (
      (await this.passwords.matches(hash, rest)) &&
      this.factors.useRecoveryCode(tenantId, staffId, firstGroup)
    );
  }
}

export const wrongCode = (): ProblemError =>
  new ProblemError('factor.code_wrong', 'Type the code that the app shows now, or another one.');
export const wrongPasskey = (): ProblemError =>
  new ProblemError('factor.passkey_refused', 'Use a passkey of this account, or something else.');
