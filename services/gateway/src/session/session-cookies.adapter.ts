import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';
import type { Tenant } from '../directory/directory.repository.js';
import { webOriginOf } from '../factors/web-origin.js';
import { addressOf } from '../forwarding/rate-limits.routes.js';
import { browserName } from './browser-name.js';
import type { SignedInBrowser } from './open-session.usecase.js';
import { Sessions, signedIn, type Session } from './sessions.provider.js';

/** Half a year: for so long a browser is known for the people who signed in with it. */
const DEVICE_SECONDS = 180 * 24 * 3_600;

/** From where someone signs in. */
export interface SignInPlace {
  readonly tenantId: string;
  readonly address: string;
  /** How the browser names itself. */
  readonly browser: string | null;
  /** The cookie of a known device, if the browser sent one. */
  readonly device: string | undefined;
  /** Where the browser finds the web app. */
  readonly origin: string;
}

/** What a browser says of itself, and the cookies that it gets. */
@Injectable()
export class SessionCookies {
  constructor(
    private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  from(request: FastifyRequest, tenant: Tenant): SignInPlace {
    return {
      tenantId: tenant.tenantId,
      address: addressOf(request),
      browser: browserName(request.headers['user-agent']),
      device: request.cookies[this.deviceCookie],
      origin: this.originOf(request, tenant),
    };
  }

  originOf({ host, protocol }: FastifyRequest, { hosts }: Tenant): string {
    const asked = { host, protocol: this.config.COOKIE_SECURE ? 'https' : protocol };
    return webOriginOf(asked, hosts, this.config.PUBLIC_URL);
  }

  /** Gives the browser its new session. It has one: the one before ends. */
  async give(
    request: FastifyRequest,
    reply: FastifyReply,
    { tenantId }: Tenant,
    { token, device }: SignedInBrowser,
  ): Promise<Session> {
    const before = this.sessions.tokenOf(request);
    const earlier = before ? await this.sessions.find(tenantId, before) : null;
    if (earlier) await this.sessions.close(earlier, addressOf(request));
    this.set(reply, token);
    void reply.setCookie(this.deviceCookie, device, { ...this.options, maxAge: DEVICE_SECONDS });
    return signedIn(await this.sessions.find(tenantId, token));
  }

  /** After what opens the account has changed, the session goes on under another token. */
  async renew(reply: FastifyReply, session: Session): Promise<void> {
    this.set(reply, await this.sessions.renew(session));
  }

  forget(reply: FastifyReply): void {
    // Not "storage": a complaint that is being registered outlives a sign-out in its tab.
    void reply
      .header('clear-site-data', '"cache"')
      .clearCookie(this.sessions.cookieName, this.options);
  }

  private set(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.sessions.cookieName, token, this.options);
  }

  private get deviceCookie(): string {
    return this.config.COOKIE_SECURE ? '__Host-tingsu_device' : 'tingsu_device';
  }

  private get options() {
    return {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: this.config.COOKIE_SECURE,
    } as const;
  }
}
