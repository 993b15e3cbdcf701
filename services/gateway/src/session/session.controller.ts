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
import { MeSchema, ProblemError, SignInSchema } from '@tingsu/contracts';
import { AllowAnyone, ApiRoute, zodBody } from '@tingsu/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import type { Tenant } from '../directory/directory.repository.js';
import { Tenants } from '../directory/tenants.provider.js';
import { addressOf } from '../forwarding/rate-limits.routes.js';
import { browserName } from './browser-name.js';
import { RequestIdentity } from './request-identity.provider.js';
import { Sessions, signedIn, type Session } from './sessions.provider.js';
import { SignIn } from './sign-in.usecase.js';

type Me = z.infer<typeof MeSchema>;

/** Half a year: for so long a browser is known for the people who signed in with it. */
const DEVICE_SECONDS = 180 * 24 * 3_600;

@Controller('api/v1')
@AllowAnyone()
export class SessionController {
  constructor(
    private readonly tenants: Tenants,
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
    private readonly identities: RequestIdentity,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Post('session')
  @RouteConfig({ tingsuLimit: 'sign-in' })
  @ApiRoute({
    summary: 'Sign in; sets the session cookie',
    tag: 'session',
    body: SignInSchema,
    response: MeSchema,
    status: 201,
    problems: ['session.failed', 'session.locked', 'request.too_many', 'request.invalid'],
  })
  async open(
    @Body(zodBody(SignInSchema)) { login, password }: z.infer<typeof SignInSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const tenant = await this.tenants.ofHost(request.host);
    const { token, device } = await this.signIn.execute({
      tenantId: tenant.tenantId,
      login,
      password,
      address: addressOf(request),
      browser: browserName(request.headers['user-agent']),
      device: request.cookies[this.deviceCookie],
    });
    await this.endEarlier(request, tenant);
    void reply
      .setCookie(this.sessions.cookieName, token, this.cookieOptions())
      .setCookie(this.deviceCookie, device, { ...this.cookieOptions(), maxAge: DEVICE_SECONDS });
    const session = await this.sessions.find(tenant.tenantId, token);
    return meOf(tenant, signedIn(session));
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
    // Not "storage": a complaint that is being registered outlives a sign-out in its tab.
    void reply
      .header('clear-site-data', '"cache"')
      .clearCookie(this.sessions.cookieName, this.cookieOptions());
  }

  @Get('me')
  @ApiRoute({
    summary: 'Who is signed in, what they may do, and the CSRF token',
    tag: 'session',
    response: MeSchema,
    problems: ['session.required'],
  })
  async me(@Req() request: FastifyRequest): Promise<Me> {
    const { tenant, session } = await this.identities.ofStaffRoute(request);
    return meOf(tenant, signedIn(session));
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

  /** A browser has one session: signing in again ends the one before. */
  private async endEarlier(request: FastifyRequest, tenant: Tenant): Promise<void> {
    const token = this.sessions.tokenOf(request);
    const earlier = token ? await this.sessions.find(tenant.tenantId, token) : null;
    if (earlier) await this.sessions.close(earlier, addressOf(request));
  }

  private get deviceCookie(): string {
    return this.config.COOKIE_SECURE ? '__Host-tingsu_device' : 'tingsu_device';
  }

  private cookieOptions() {
    return {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.COOKIE_SECURE,
    } as const;
  }
}

const meOf = (tenant: Tenant, session: Session): Me => ({
  personId: session.staffId,
  name: session.name,
  login: session.login,
  locale: session.locale,
  tenant: { code: tenant.code, name: tenant.name, timeZone: tenant.timeZone },
  grants: [...session.grants],
  csrfToken: session.csrfToken,
});
