import { Inject, Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { createHash, randomBytes } from 'node:crypto';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { SessionRepository, type SignedIn } from './session.repository.js';
import { isOver, isWorthNoting } from './session-lifetime.js';

/** What another instance or an administrator changed takes effect here after this time at the latest. */
const REMEMBER_MS = 2_000;
const MOST_REMEMBERED = 5_000;

export interface Session extends SignedIn {
  readonly tenantId: string;
  readonly tokenHash: Buffer;
  /** Names the session in memory without being the token. */
  readonly key: string;
}

/** Throws `session.required` for a visitor. */
export function signedIn(session: Session | null): Session {
  if (!session) throw new ProblemError('session.required', 'Sign in and try again.');
  return session;
}

export const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Finds the session of a request by its cookie. */
@Injectable()
export class Sessions {
  readonly cookieName: string;
  private readonly remembered: LRUCache<string, Session>;

  constructor(
    private readonly repository: SessionRepository,
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {
    this.remembered = new LRUCache({
      max: MOST_REMEMBERED,
      ttl: REMEMBER_MS,
      perf: { now: () => time.now().getTime() },
      ttlResolution: 0,
    });
    this.cookieName = config.COOKIE_SECURE ? '__Host-tingsu_session' : 'tingsu_session';
  }

  tokenOf(request: FastifyRequest): string | null {
    const token = request.cookies[this.cookieName];
    return token && token.length <= 100 ? token : null;
  }

  /** The living session of a token within its tenant, and the note that it was used. */
  async use(tenantId: string, token: string): Promise<Session | null> {
    const session = await this.find(tenantId, token);
    if (session && isWorthNoting(session, this.time.now())) {
      await this.repository.noteUse(tenantId, session.tokenHash);
      this.remembered.delete(session.key);
    }
    return session;
  }

  /** The same without noting a use: an open page that only listens must not keep a session alive. */
  async find(tenantId: string, token: string): Promise<Session | null> {
    const tokenHash = hashOf(token);
    const key = `${tenantId}:${tokenHash.toString('base64url')}`;
    const session = this.remembered.get(key) ?? (await this.load(tenantId, tokenHash, key));
    return session &&
      !isOver(session, this.time.now(), {
        idleMinutes: this.config.SESSION_IDLE_MINUTES,
        absoluteHours: this.config.SESSION_ABSOLUTE_HOURS,
      })
      ? session
      : null;
  }

  async close(session: Session, address: string): Promise<void> {
    this.remembered.delete(session.key);
    await this.repository.close(session.tenantId, session.tokenHash, address);
    // A look-up that ran meanwhile may have remembered it again.
    this.remembered.delete(session.key);
  }

  /** Gives the session another token, which is returned: what was known of it before serves no one. */
  async renew({ tenantId, staffId, tokenHash }: Session): Promise<string> {
    const token = newToken();
    await this.repository.renew(tenantId, tokenHash, hashOf(token));
    this.forgetPerson(tenantId, staffId);
    return token;
  }

  /** What an instance remembers of a person's sessions; the others forget it within two seconds. */
  forgetPerson(tenantId: string, staffId: string): void {
    for (const [key, session] of this.remembered.entries())
      if (session.tenantId === tenantId && session.staffId === staffId) this.remembered.delete(key);
  }

  private async load(tenantId: string, tokenHash: Buffer, key: string): Promise<Session | null> {
    const found = await this.repository.find(tenantId, tokenHash);
    if (!found) return null;
    const session: Session = { ...found, tenantId, tokenHash, key };
    this.remembered.set(key, session);
    return session;
  }
}
