import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Req,
  Res,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ChangePasswordSchema,
  type OwnAccount,
  OwnAccountSchema,
  type PasswordLink,
  PasswordLinkSchema,
  ProblemError,
  SetPasswordSchema,
} from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { AllowAnyone, ApiRoute, zodBody } from '@tingsu/http';
import { CONFIG } from '@tingsu/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { GatewayConfig } from '../config.js';
import { Tenants } from '../directory/tenants.provider.js';
import { FactorsRepository } from '../factors/factors.repository.js';
import { addressOf } from '../forwarding/rate-limits.routes.js';
import { ChoosePassword } from './choose-password.usecase.js';
import { OwnAccounts } from './own-account.repository.js';
import { RequestIdentity } from './request-identity.provider.js';
import { SessionCookies } from './session-cookies.adapter.js';
import { Sessions, signedIn, type Session } from './sessions.provider.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The own account: its sessions and its password. */
@Controller('api/v1')
@AllowAnyone()
export class OwnAccountController {
  constructor(
    private readonly tenants: Tenants,
    private readonly identities: RequestIdentity,
    private readonly accounts: OwnAccounts,
    private readonly passwords: ChoosePassword,
    private readonly factors: FactorsRepository,
    private readonly cookies: SessionCookies,
    private readonly sessions: Sessions,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Get('me/account')
  @ApiRoute({
    summary: 'Your open sessions, and what happened to your account lately',
    tag: 'session',
    response: OwnAccountSchema,
    problems: ['session.required'],
  })
  async read(@Req() request: FastifyRequest): Promise<OwnAccount> {
    const { tenantId, staffId, tokenHash } = await this.own(request);
    const factors = await this.factors.own(tenantId, staffId);
    const { sessions, events, passwordChangedAt } = await this.accounts.read(
      tenantId,
      staffId,
      this.ago(this.config.SESSION_ABSOLUTE_HOURS * 60),
      this.ago(this.config.SESSION_IDLE_MINUTES),
    );
    const shown = sessions.map(({ tokenHash: hash, since, lastUsedAt, ...session }) => ({
      ...{ ...session, since: since.toISOString(), lastUsedAt: lastUsedAt.toISOString() },
      current: hash.equals(tokenHash),
    }));
    return {
      passwordChangedAt: passwordChangedAt.toISOString(),
      passwordLength: this.config.PASSWORD_LENGTH,
      factors,
      sessions: shown.sort((a, b) => Number(b.current) - Number(a.current)),
      events: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString() })),
    };
  }

  @Delete('me/sessions')
  @HttpCode(204)
  @ApiRoute({
    summary: 'End your other sessions, wherever they are',
    tag: 'session',
    status: 204,
    problems: ['session.required', 'session.csrf'],
  })
  async endOthers(@Req() request: FastifyRequest): Promise<void> {
    const { tenantId, staffId, tokenHash } = await this.own(request);
    await this.accounts.end(tenantId, staffId, { butHash: tokenHash }, addressOf(request));
    this.sessions.forgetPerson(tenantId, staffId);
  }

  @Delete('me/sessions/:sessionId')
  @HttpCode(204)
  @ApiRoute({
    summary: 'End one of your sessions',
    tag: 'session',
    status: 204,
    problems: ['session.required', 'session.csrf', 'request.not_found'],
  })
  async endOne(
    @Param('sessionId') sessionId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { tenantId, staffId } = await this.own(request);
    const ended =
      UUID.test(sessionId) &&
      (await this.accounts.end(tenantId, staffId, { sessionId }, addressOf(request))) > 0;
    if (!ended) throw new ProblemError('request.not_found', 'You have no such session.');
    this.sessions.forgetPerson(tenantId, staffId);
  }

  @Post('me/password')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Change your password; your other sessions end',
    tag: 'session',
    body: ChangePasswordSchema,
    status: 204,
    problems: [
      ...(['session.required', 'session.csrf', 'session.locked'] as const),
      ...(['password.wrong', 'request.invalid'] as const),
    ],
  })
  async change(
    @Body(zodBody(ChangePasswordSchema)) body: z.infer<typeof ChangePasswordSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const session = await this.own(request);
    await this.passwords.change(session, body, addressOf(request));
    await this.cookies.renew(reply, session);
  }

  @Post('accounts/:login/password-link')
  @HttpCode(201)
  @ApiRoute({
    summary: 'Make a link by which a person chooses a new password, once',
    tag: 'directory',
    response: PasswordLinkSchema,
    status: 201,
    problems: [
      ...(['session.required', 'session.csrf', 'access.denied'] as const),
      ...(['request.not_found', 'account.of_platform'] as const),
    ],
  })
  async makeLink(
    @Param('login') login: string,
    @Req() request: FastifyRequest,
  ): Promise<PasswordLink> {
    const session = await this.own(request);
    if (!session.grants.some(({ role }) => role === 'tenant_admin'))
      throw new ProblemError('access.denied', 'This needs the role tenant_admin.');
    const address = addressOf(request);
    const { token, expiresAt } = await this.passwords.makeLink(session, login, address);
    return { token, expiresAt: expiresAt.toISOString() };
  }

  @Post('password-links')
  @RouteConfig({ tingsuLimit: 'sign-in' })
  @HttpCode(204)
  @ApiRoute({
    summary: 'Choose a password by a link; all sessions of the person end',
    tag: 'session',
    body: SetPasswordSchema,
    status: 204,
    problems: ['password.link_gone', 'request.too_many', 'request.invalid'],
  })
  async setByLink(
    @Body(zodBody(SetPasswordSchema)) body: z.infer<typeof SetPasswordSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const { tenantId } = await this.tenants.ofHost(request.host);
    await this.passwords.setByLink(tenantId, body, addressOf(request));
  }

  private async own(request: FastifyRequest): Promise<Session> {
    const { session } = await this.identities.ofStaffRoute(request);
    return signedIn(session);
  }

  private ago(minutes: number): Date {
    return new Date(this.time.now().getTime() - minutes * 60_000);
  }
}
