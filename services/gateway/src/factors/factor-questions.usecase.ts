import { Inject, Injectable } from '@nestjs/common';
import type { Factor, FactorNeeded, PasskeyQuestion } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { type Account, type Attempt, SessionRepository } from '../session/session.repository.js';
import { hashOf, newToken } from '../session/sessions.provider.js';
import { type Challenge, ChallengesRepository } from './challenges.repository.js';
import { askToMake, askToSign, type Origin } from './passkeys.adapter.js';
import { type KeptPasskey, PasskeysRepository } from './passkeys.repository.js';

/** Long enough to fetch the telephone from the coat. */
const ANSWER_WITHIN_MS = 5 * 60_000;

/** Asks for what is to prove who sits there, and remembers the question until it is answered. */
@Injectable()
export class FactorQuestions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly challenges: ChallengesRepository,
    private readonly passkeys: PasskeysRepository,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  /** After a right password, which by itself opens nothing. */
  async afterPassword(
    tenantId: string,
    { staffId, hasCodeApp }: Pick<Account, 'staffId' | 'hasCodeApp'>,
    attempt: Attempt,
    origin: Origin,
  ): Promise<FactorNeeded> {
    const known = await this.passkeys.of(tenantId, staffId);
    const passkey = await askToSign(origin, known.map(named));
    const { token, challenge } = this.question('factor', staffId, passkey.challenge);
    await this.sessions.ask(tenantId, attempt, challenge);
    const factors: Factor[] = [
      ...(known.length > 0 ? (['passkey'] as const) : []),
      ...(hasCodeApp ? (['code'] as const) : []),
      'recovery_code',
    ];
    return { challenge: token, factors, passkey: known.length > 0 ? { ...passkey } : null };
  }

  /** Signing in without a password, with a passkey for us. */
  async toSignIn(tenantId: string, origin: Origin): Promise<PasskeyQuestion> {
    const passkey = await askToSign(origin);
    return this.kept(tenantId, 'sign_in', null, passkey);
  }

  async toProve(tenantId: string, staffId: string, origin: Origin): Promise<PasskeyQuestion> {
    const known = await this.passkeys.of(tenantId, staffId);
    return this.kept(tenantId, 'prove', staffId, await askToSign(origin, known.map(named)));
  }

  async toAddPasskey(
    tenantId: string,
    owner: Pick<Account, 'staffId' | 'login' | 'name'>,
    hospital: string,
    origin: Origin,
  ): Promise<PasskeyQuestion> {
    const known = await this.passkeys.of(tenantId, owner.staffId);
    const passkey = await askToMake(origin, hospital, owner, known.map(named));
    return this.kept(tenantId, 'add_passkey', owner.staffId, passkey);
  }

  private async kept(
    tenantId: string,
    purpose: Challenge['purpose'],
    staffId: string | null,
    passkey: { readonly challenge: string },
  ): Promise<PasskeyQuestion> {
    const { token, challenge } = this.question(purpose, staffId, passkey.challenge);
    await this.challenges.keep(tenantId, challenge);
    return { challenge: token, passkey: { ...passkey } };
  }

  private question(purpose: Challenge['purpose'], staffId: string | null, question: string) {
    const token = newToken();
    const expiresAt = new Date(this.time.now().getTime() + ANSWER_WITHIN_MS);
    return {
      token,
      challenge: { tokenHash: hashOf(token), purpose, staffId, question, expiresAt },
    };
  }
}

const named = ({ credentialId, transports }: KeptPasskey) => ({ id: credentialId, transports });
