import { Injectable } from '@nestjs/common';
import { type Factor, type GiveFactor, ProblemError } from '@tingsu/contracts';
import {
  OpenSession,
  type SignedInBrowser,
  signInOutcomes,
} from '../session/open-session.usecase.js';
import type { SignInPlace } from '../session/session-cookies.adapter.js';
import { SessionRepository } from '../session/session.repository.js';
import { hashOf } from '../session/sessions.provider.js';
import { type Challenge, ChallengesRepository } from './challenges.repository.js';
import { CheckFactor, wrongCode, wrongPasskey } from './check-factor.usecase.js';

/** The second step of a sign-in, or the only one of a passkey: opens a session once the question is answered. */
@Injectable()
export class FinishSignIn {
  constructor(
    private readonly challenges: ChallengesRepository,
    private readonly check: CheckFactor,
    private readonly accounts: SessionRepository,
    private readonly openSession: OpenSession,
  ) {}

  /** Throws `session.challenge_gone`, `session.locked`, `factor.code_wrong` or `factor.passkey_refused`. */
  async execute(given: GiveFactor, { origin, ...from }: SignInPlace): Promise<SignedInBrowser> {
    const { tenantId, address } = from;
    const challenge = await this.find(tenantId, given);
    const shown =
      'code' in given
        ? await this.codeOf(tenantId, challenge, given.code)
        : await this.passkeyOf(tenantId, challenge, given.passkey, origin);
    const account = shown && (await this.accounts.accountOf(tenantId, shown.staffId));
    if (!shown || !account) {
      signInOutcomes.inc({ outcome: 'factor_failed' });
      await this.accounts.noteOutcome(tenantId, 'factor_failed', challenge.staffId, address);
      throw 'code' in given ? wrongCode() : wrongPasskey();
    }
    if (!(await this.challenges.use(tenantId, challenge))) throw challengeGone();
    return this.openSession.execute({ ...from, account, method: shown.factor });
  }

  /** Of a sign-in that has begun with a password, or else with a passkey alone. */
  private async find(tenantId: string, given: GiveFactor): Promise<Challenge> {
    const hash = hashOf(given.challenge);
    const found =
      (await this.challenges.find(tenantId, hash, 'factor')) ??
      ('passkey' in given ? await this.challenges.find(tenantId, hash, 'sign_in') : null);
    if (!found) throw challengeGone();
    return found;
  }

  private async codeOf(tenantId: string, { staffId }: Challenge, code: string): Shown {
    if (staffId === null) return null;
    const factor = await this.check.code(tenantId, staffId, code);
    return factor && { staffId, factor };
  }

  private async passkeyOf(
    tenantId: string,
    { staffId, question }: Challenge,
    answer: Extract<GiveFactor, { passkey: unknown }>['passkey'],
    origin: string,
  ): Shown {
    const kept = await this.check.passkey(tenantId, question, answer, origin);
    // The password was that of one person; the passkey must be of the same.
    if (!kept || (staffId !== null && kept.staffId !== staffId)) return null;
    return { staffId: kept.staffId, factor: 'passkey' };
  }
}

type Shown = Promise<{ readonly staffId: string; readonly factor: Factor } | null>;

export const challengeGone = (): ProblemError =>
  new ProblemError('session.challenge_gone', 'Begin again.');
