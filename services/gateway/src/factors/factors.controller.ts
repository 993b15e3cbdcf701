import { Body, Controller, Delete, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  AddPasskeySchema,
  FirstCodeSchema,
  type NewCodeApp,
  NewCodeAppSchema,
  type PasskeyQuestion,
  PasskeyQuestionSchema,
  ProblemError,
  type RecoveryCodes,
  RecoveryCodesSchema,
} from '@tingsu/contracts';
import { AllowAnyone, ApiRoute, zodBody } from '@tingsu/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Tenant } from '../directory/directory.repository.js';
import { addressOf } from '../forwarding/rate-limits.routes.js';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { SessionCookies } from '../session/session-cookies.adapter.js';
import { signedIn, type Session } from '../session/sessions.provider.js';
import { FactorQuestions } from './factor-questions.usecase.js';
import { OwnFactors } from './own-factors.usecase.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const USUAL = [
  'session.required',
  'session.csrf',
  'session.step_up',
  'session.prove_factor',
] as const;

/** What the own account is opened by besides the password. Each change ends the other sessions and gives this one another token. */
@Controller('api/v1/me')
@AllowAnyone()
export class FactorsController {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly factors: OwnFactors,
    private readonly questions: FactorQuestions,
    private readonly cookies: SessionCookies,
  ) {}

  @Post('code-app')
  @ApiRoute({
    summary: 'Set up an app that shows codes; it counts after its first code',
    tag: 'session',
    response: NewCodeAppSchema,
    status: 201,
    problems: [...USUAL, 'factor.present'],
  })
  async beginCodeApp(@Req() request: FastifyRequest): Promise<NewCodeApp> {
    const { session, tenant } = await this.own(request);
    return this.factors.beginCodeApp(session, tenant);
  }

  @Post('code-app/confirmation')
  @ApiRoute({
    summary: 'The first code of the app: from now on sign-in asks for one',
    tag: 'session',
    body: FirstCodeSchema,
    response: RecoveryCodesSchema,
    status: 201,
    problems: [...USUAL, 'factor.code_wrong', 'factor.present', 'request.invalid'],
  })
  async confirmCodeApp(
    @Body(zodBody(FirstCodeSchema)) { code }: z.infer<typeof FirstCodeSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodes> {
    const { session } = await this.own(request);
    const codes = await this.factors.confirmCodeApp(session, code, addressOf(request));
    await this.cookies.renew(reply, session);
    return codes;
  }

  @Delete('code-app')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Take the app away',
    tag: 'session',
    status: 204,
    problems: [...USUAL, 'request.not_found', 'factor.needed'],
  })
  async removeCodeApp(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { session } = await this.own(request);
    await this.factors.removeCodeApp(session, addressOf(request));
    await this.cookies.renew(reply, session);
  }

  @Post('recovery-codes')
  @ApiRoute({
    summary: 'Ten new recovery codes; those before serve no more',
    tag: 'session',
    response: RecoveryCodesSchema,
    status: 201,
    problems: [...USUAL, 'request.not_found'],
  })
  async renewRecoveryCodes(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodes> {
    const { session } = await this.own(request);
    const codes = await this.factors.renewRecoveryCodes(session, addressOf(request));
    await this.cookies.renew(reply, session);
    return codes;
  }

  @Post('passkeys/question')
  @ApiRoute({
    summary: 'With what a browser asks a device to make a passkey',
    tag: 'session',
    response: PasskeyQuestionSchema,
    status: 201,
    problems: USUAL,
  })
  async askPasskey(@Req() request: FastifyRequest): Promise<PasskeyQuestion> {
    const { session, tenant } = await this.own(request);
    const origin = this.cookies.originOf(request, tenant);
    return this.questions.toAddPasskey(session.tenantId, session, tenant.name.zh, origin);
  }

  @Post('passkeys')
  @ApiRoute({
    summary: 'Add a passkey',
    tag: 'session',
    body: AddPasskeySchema,
    response: RecoveryCodesSchema,
    status: 201,
    problems: [
      ...USUAL,
      ...(['session.challenge_gone', 'factor.passkey_refused', 'factor.present'] as const),
      'request.invalid',
    ],
  })
  async addPasskey(
    @Body(zodBody(AddPasskeySchema)) body: z.infer<typeof AddPasskeySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodes> {
    const { session, tenant } = await this.own(request);
    const at = { address: addressOf(request), origin: this.cookies.originOf(request, tenant) };
    const codes = await this.factors.addPasskey(session, body, at);
    await this.cookies.renew(reply, session);
    return codes;
  }

  @Delete('passkeys/:passkeyId')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Take a passkey away',
    tag: 'session',
    status: 204,
    problems: [...USUAL, 'request.not_found', 'factor.needed'],
  })
  async removePasskey(
    @Param('passkeyId') passkeyId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { session } = await this.own(request);
    if (!UUID.test(passkeyId))
      throw new ProblemError('request.not_found', 'You have no such passkey.');
    await this.factors.removePasskey(session, passkeyId, addressOf(request));
    await this.cookies.renew(reply, session);
  }

  private async own(
    request: FastifyRequest,
  ): Promise<{ readonly session: Session; readonly tenant: Tenant }> {
    const { session, tenant } = await this.identities.ofStaffRoute(request);
    return { session: signedIn(session), tenant };
  }
}
