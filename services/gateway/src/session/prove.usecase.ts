import { Injectable } from '@nestjs/common';
import { ProblemError, type Prove } from '@tingsu/contracts';
import { ChallengesRepository } from '../factors/challenges.repository.js';
import { CheckFactor, wrongCode, wrongPasskey } from '../factors/check-factor.usecase.js';
import { CheckPassword } from './check-password.usecase.js';
import { SessionRepository } from './session.repository.js';
import { hashOf, Sessions, type Session } from './sessions.provider.js';

/** Someone who is signed in proves again to be that person, as before an approval (OWASP ASVS 5.0, 7.5.3). */
@Injectable()
export class ProveAgain {
  constructor(
    private readonly challenges: ChallengesRepository,
    private readonly check: CheckFactor,
    private readonly passwords: CheckPassword,
    private readonly repository: SessionRepository,
    private readonly sessions: Sessions,
  ) {}

  /** Throws `password.wrong`, `factor.code_wrong`, `factor.passkey_refused` or `session.locked`. */
  async execute(
    session: Session,
    given: Prove,
    at: { address: string; origin: string },
  ): Promise<void> {
    const { tenantId, staffId } = session;
    const wrong = await this.wrongIn(session, given, at);
    if (wrong) {
      await this.repository.noteOutcome(tenantId, 'proof_failed', staffId, at.address);
      throw wrong;
    }
    const factor = !('password' in given);
    await this.repository.noteProof(tenantId, session, { factor, address: at.address });
    this.sessions.forgetPerson(tenantId, staffId);
  }

  private async wrongIn(
    { tenantId, staffId }: Session,
    given: Prove,
    { origin }: { readonly origin: string },
  ): Promise<ProblemError | null> {
    if ('password' in given)
      return (await this.passwords.matches(tenantId, staffId, given.password))
        ? null
        : new ProblemError('password.wrong', 'Type the password with which you sign in.');
    if ('code' in given)
      return (await this.check.code(tenantId, staffId, given.code)) ? null : wrongCode();
    const hash = hashOf(given.challenge);
    const challenge = await this.challenges.find(tenantId, hash, 'prove');
    if (
      !challenge ||
      challenge.staffId !== staffId ||
      !(await this.challenges.use(tenantId, challenge))
    )
      return wrongPasskey();
    const { question } = challenge;
    const kept = await this.check.passkey(tenantId, question, given.passkey, origin);
    return kept?.staffId === staffId ? null : wrongPasskey();
  }
}
