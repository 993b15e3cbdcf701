import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  type FactorNeeded,
  FactorNeededSchema,
  GiveFactorSchema,
  MeSchema,
  type PasskeyQuestion,
  PasskeyQuestionSchema,
  ProblemError,
  ProveSchema,
  SignInSchema,
} from '@tingsu/contracts';
import { AllowAnyone, ApiRoute, zodBody } from '@tingsu/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tenant } from '../directory/directory.repository.js';
import { Tenants } from '../directory/tenants.provider.js';
import { FactorQuestions } from '../factors/factor-questions.usecase.js';
import { FinishSignIn } from '../factors/finish-sign-in.usecase.js';
import { addressOf } from '../forwarding/rate-limits.routes.js';
import { FreshProofs } from './fresh-proofs.provider.js';
import { ProveAgain } from './prove.usecase.js';
import { RequestIdentity } from './request-identity.provider.js';
import { SessionCookies } from './session-cookies.adapter.js';
import { Sessions, signedIn, type Session } from './sessions.provider.js';
import { SignIn } from './sign-in.usecase.js';

type Me = z.infer<typeof MeSchema>;

@Controller('api/v1')
@AllowAnyone()
export class SessionController {
  constructor(
    private readonly tenants: Tenants,
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
    private readonly finishSignIn: FinishSignIn,
    private readonly questions: FactorQuestions,
    private readonly proveAgain: ProveAgain,
    private readonly proofs: FreshProofs,
    private readonly cookies: SessionCookies,
    private readonly identities: RequestIdentity,
  ) {}

  @Post('session')
  @RouteConfig({ tingsuLimit: 'sign-in' })
  @ApiRoute({
    summary: 'Sign in; sets the session cookie',
    tag: 'session',
    body: SignInSchema,
    description:
      'With 201 the session is open. With 202 the password was right, and `POST /session/factor` opens it.',
    response: z.union([MeSchema, FactorNeededSchema]),
    status: 201,
    problems: ['session.failed', 'session.locked', 'request.too_many', 'request.invalid'],
  })
  async open(
    @Body(zodBody(SignInSchema)) { login, password }: z.infer<typeof SignInSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me | FactorNeeded> {
    const tenant = await this.tenants.ofHost(request.host);
    const from = this.cookies.from(request, tenant);
    const answer = await this.signIn.execute({ ...from, login, password });
    if ('asked' in answer) {
      void reply.code(202);
      return answer.asked;
    }
    return this.me(tenant, await this.cookies.give(request, reply, tenant, answer.opened));
  }

  @Post('session/factor')
  @RouteConfig({ tingsuLimit: 'sign-in' })
  @ApiRoute({
    summary: 'Finish a sign-in by a code or a passkey; sets the session cookie',
    tag: 'session',
    body: GiveFactorSchema,
    response: MeSchema,
    status: 201,
    problems: [
      ...(['session.challenge_gone', 'session.locked', 'factor.code_wrong'] as const),
      ...(['factor.passkey_refused', 'request.too_many', 'request.invalid'] as const),
    ],
  })
  async finish(
    @Body(zodBody(GiveFactorSchema)) body: z.infer<typeof GiveFactorSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const tenant = await this.tenants.ofHost(request.host);
    const opened = await this.finishSignIn.execute(body, this.cookies.from(request, tenant));
    return this.me(tenant, await this.cookies.give(request, reply, tenant, opened));
  }

  @Post('session/passkey')
  @RouteConfig({ tingsuLimit: 'sign-in' })
  @ApiRoute({
    summary: 'Ask with what a browser asks for a passkey, to sign in without a password',
    tag: 'session',
    response: PasskeyQuestionSchema,
    status: 201,
    problems: ['request.too_many'],
  })
  async askPasskey(@Req() request: FastifyRequest): Promise<PasskeyQuestion> {
    const tenant = await this.tenants.ofHost(request.host);
    return this.questions.toSignIn(tenant.tenantId, this.cookies.originOf(request, tenant));
  }

  @Post('me/proof')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Prove again who you are, as before an approval',
    tag: 'session',
    body: ProveSchema,
    status: 204,
    problems: [
      ...(['session.required', 'session.csrf', 'session.locked', 'password.wrong'] as const),
      ...(['factor.code_wrong', 'factor.passkey_refused', 'request.invalid'] as const),
    ],
  })
  async prove(
    @Body(zodBody(ProveSchema)) body: z.infer<typeof ProveSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { tenant, session } = await this.identities.ofStaffRoute(request);
    const { address, origin } = this.cookies.from(request, tenant);
    await this.proveAgain.execute(signedIn(session), body, { address, origin });
  }

  @Post('me/proof/passkey')
  @ApiRoute({
    summary: 'Ask with what a browser asks for a passkey, to prove again who you are',
    tag: 'session',
    response: PasskeyQuestionSchema,
    status: 201,
    problems: ['session.required', 'session.csrf'],
  })
  async askToProve(@Req() request: FastifyRequest): Promise<PasskeyQuestion> {
    const { tenant, session } = await this.identities.ofStaffRoute(request);
    const { tenantId, staffId } = signedIn(session);
    return this.questions.toProve(tenantId, staffId, this.cookies.originOf(request, tenant));
  }

  @Delete('session')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Sign out',
    tag: 'session',
    status: 204,
    problems: ['session.required', 'session.csrf'],
  })
  async close(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { session } = await this.identities.ofStaffRoute(request);
    await this.sessions.close(signedIn(session), addressOf(request));
    this.cookies.forget(reply);
  }

  @Get('me')
  @ApiRoute({
    summary: 'Who is signed in, what they may do, and the CSRF token',
    tag: 'session',
    response: MeSchema,
    problems: ['session.required'],
  })
  async who(@Req() request: FastifyRequest): Promise<Me> {
    const { tenant, session } = await this.identities.ofStaffRoute(request);
    return this.me(tenant, signedIn(session));
  }

  @Post('accounts/:login/unlock')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Let a login be tried again at once, after wrong passwords locked it',
    tag: 'directory',
    status: 204,
    problems: ['session.required', 'session.csrf', 'access.denied', 'request.not_found'],
  })
  async unlock(@Param('login') login: string, @Req() request: FastifyRequest): Promise<void> {
    const { tenant, session } = await this.identities.ofStaffRoute(request);
    const { staffId: actorId, grants } = signedIn(session);
    if (!grants.some(({ role }) => role === 'tenant_admin'))
      throw new ProblemError('access.denied', 'This needs the role tenant_admin.');
    await this.signIn.unlock(tenant.tenantId, login, { actorId, address: addressOf(request) });
  }

  private me(tenant: Tenant, session: Session): Me {
    return {
      personId: session.staffId,
      name: session.name,
      login: session.login,
      locale: session.locale,
      tenant: { code: tenant.code, name: tenant.name, timeZone: tenant.timeZone },
      grants: [...session.grants],
      csrfToken: session.csrfToken,
      mustAddFactor: this.proofs.mustAddFactor(session),
    };
  }
}
