import { Inject, Injectable } from '@nestjs/common';
import type { AddPasskeySchema, NewCodeApp, RecoveryCodes } from '@tingsu/contracts';
import { ProblemError } from '@tingsu/contracts';
import { CONFIG } from '@tingsu/service';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { GatewayConfig } from '../config.js';
import type { Tenant } from '../directory/directory.repository.js';
import { hashOf, Sessions, type Session } from '../session/sessions.provider.js';
import { ChallengesRepository } from './challenges.repository.js';
import { CheckFactor, wrongCode, wrongPasskey } from './check-factor.usecase.js';
import { codeAppUri, newSecret } from './code-app.adapter.js';
import { type FactorChange, FactorsRepository } from './factors.repository.js';
import { challengeGone } from './finish-sign-in.usecase.js';
import { madePasskey } from './passkeys.adapter.js';
import { PasskeysRepository } from './passkeys.repository.js';
import { newRecoveryCodes } from './recovery-codes.provider.js';
import { mustHaveFactor } from './required-factor.js';

/** A person adds and takes away what proves who it is besides the password. */
@Injectable()
export class OwnFactors {
  constructor(
    private readonly factors: FactorsRepository,
    private readonly passkeys: PasskeysRepository,
    private readonly challenges: ChallengesRepository,
    private readonly check: CheckFactor,
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Throws `factor.present` when an app is in use. */
  async beginCodeApp({ tenantId, staffId, login }: Session, tenant: Tenant): Promise<NewCodeApp> {
    const secret = newSecret();
    if (!(await this.factors.begin(tenantId, staffId, secret)))
      throw new ProblemError('factor.present', 'Take away the app that is in use first.');
    return { secret, uri: codeAppUri(secret, { issuer: tenant.name.zh, login }) };
  }

  /** Throws `factor.code_wrong` for a code that is none of the app that was begun. */
  async confirmCodeApp(session: Session, code: string, address: string): Promise<RecoveryCodes> {
    const { tenantId, staffId } = session;
    const step = await this.check.stepOf(tenantId, staffId, code, { begun: true });
    if (step === null) throw wrongCode();
    const { shown, kept } = await this.firstCodes(session);
    if (!(await this.factors.confirm(changeOf(session, address), step, kept)))
      throw new ProblemError('factor.present', 'The app is in use already.');
    this.sessions.forgetPerson(tenantId, staffId);
    return { recoveryCodes: [...shown] };
  }

  /** Throws `request.not_found`, or `factor.needed` where it is the last that a role needs. */
  async removeCodeApp(session: Session, address: string): Promise<void> {
    await this.refuseLast(session, { codeApp: true });
    if (!(await this.factors.removeCodeApp(changeOf(session, address))))
      throw new ProblemError('request.not_found', 'You have no such app.');
    this.sessions.forgetPerson(session.tenantId, session.staffId);
  }

  /** Ten new codes in the place of those that are left. */
  async renewRecoveryCodes(session: Session, address: string): Promise<RecoveryCodes> {
    if (!session.hasFactor)
      throw new ProblemError('request.not_found', 'Add an app or a passkey first.');
    const { shown, kept } = await newRecoveryCodes();
    await this.factors.renewRecoveryCodes(changeOf(session, address), kept);
    return { recoveryCodes: [...shown] };
  }

  /** Throws `session.challenge_gone`, `factor.passkey_refused` or `factor.present`. */
  async addPasskey(
    session: Session,
    { challenge: token, name, passkey }: z.infer<typeof AddPasskeySchema>,
    at: { readonly address: string; readonly origin: string },
  ): Promise<RecoveryCodes> {
    const { tenantId, staffId } = session;
    const challenge = await this.challenges.find(tenantId, hashOf(token), 'add_passkey');
    if (challenge?.staffId !== staffId || !(await this.challenges.use(tenantId, challenge)))
      throw challengeGone();
    const made = await madePasskey(at.origin, challenge.question, passkey);
    if (!made) throw wrongPasskey();
    const { shown, kept } = await this.firstCodes(session);
    const added = await this.passkeys.add(
      changeOf(session, at.address),
      {
        ...{ credentialId: made.id, passkeyId: uuid(), name },
        ...{ publicKey: Buffer.from(made.publicKey), counter: String(made.counter) },
        transports: [...made.transports],
      },
      kept,
    );
    if (!added) throw new ProblemError('factor.present', 'This passkey is known already.');
    this.sessions.forgetPerson(tenantId, staffId);
    return { recoveryCodes: [...shown] };
  }

  /** Throws `request.not_found`, or `factor.needed` where it is the last that a role needs. */
  async removePasskey(session: Session, passkeyId: string, address: string): Promise<void> {
    await this.refuseLast(session, { passkeyId });
    if (!(await this.passkeys.remove(changeOf(session, address), passkeyId)))
      throw new ProblemError('request.not_found', 'You have no such passkey.');
    this.sessions.forgetPerson(session.tenantId, session.staffId);
  }

  private async firstCodes({ tenantId, staffId }: Session) {
    const left = await this.factors.recoveryCodesLeft(tenantId, staffId);
    return left > 0 ? { shown: [], kept: [] } : newRecoveryCodes();
  }

  private async refuseLast(
    { tenantId, staffId, grants }: Session,
    going: { readonly codeApp?: true; readonly passkeyId?: string },
  ): Promise<void> {
    if (!mustHaveFactor(grants, this.config.SECOND_FACTOR_ROLES)) return;
    const { codeApp, passkeys } = await this.factors.own(tenantId, staffId);
    const staying =
      Number(codeApp !== null && !going.codeApp) +
      passkeys.filter(({ passkeyId }) => passkeyId !== going.passkeyId).length;
    if (staying === 0)
      throw new ProblemError('factor.needed', 'Add another one before you take away the last.');
  }
}

const changeOf = ({ tenantId, staffId, tokenHash }: Session, address: string): FactorChange => ({
  ...{ tenantId, staffId, address },
  session: tokenHash,
});
