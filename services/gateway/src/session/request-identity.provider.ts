import { Injectable } from '@nestjs/common';
import { ProblemError, type Identity } from '@tingsu/contracts';
import type { FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import type { Tenant } from '../directory/directory.repository.js';
import { Tenants } from '../directory/tenants.provider.js';
import { FreshProofs } from './fresh-proofs.provider.js';
import { Sessions, type Session } from './sessions.provider.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface Asker {
  readonly tenant: Tenant;
  /** Null for a visitor. */
  readonly session: Session | null;
  readonly identity: Identity;
}

/** Says who a request comes from, and refuses what another website made the browser send. */
@Injectable()
export class RequestIdentity {
  constructor(
    private readonly tenants: Tenants,
    private readonly sessions: Sessions,
    private readonly proofs: FreshProofs,
  ) {}

  /** For routes of staff: a session cookie, and for everything that changes something its CSRF token too. */
  async ofStaffRoute(request: FastifyRequest): Promise<Asker> {
    const asker = await this.find(request);
    if (asker.session && !SAFE_METHODS.has(request.method) && !hasCsrfToken(request, asker.session))
      throw csrfProblem();
    if (asker.session) this.proofs.require(asker.session, request);
    return asker;
  }

  /** For routes of the portal: a person who is signed in, too, complains as a visitor, unless the CSRF token says otherwise. */
  async ofPublicRoute(request: FastifyRequest): Promise<Asker> {
    const asker = await this.find(request);
    const asStaff =
      asker.session && (SAFE_METHODS.has(request.method) || hasCsrfToken(request, asker.session));
    if (!asker.session || asStaff) {
      if (asker.session) this.proofs.require(asker.session, request);
      return asker;
    }
    return { tenant: asker.tenant, session: null, identity: visitorOf(asker.tenant.tenantId) };
  }

  private async find(request: FastifyRequest): Promise<Asker> {
    if (request.headers['sec-fetch-site'] === 'cross-site' && !SAFE_METHODS.has(request.method))
      throw csrfProblem();
    const tenant = await this.tenants.ofHost(request.host);
    const token = this.sessions.tokenOf(request);
    const session = token ? await this.sessions.use(tenant.tenantId, token) : null;
    return { tenant, session, identity: session ? staffOf(session) : visitorOf(tenant.tenantId) };
  }
}

const visitorOf = (tenantId: string): Identity => ({
  kind: 'public',
  tenantId,
  personId: null,
  grants: [],
  locale: 'zh-CN',
});

const staffOf = (session: Session): Identity => ({
  kind: 'staff',
  tenantId: session.tenantId,
  personId: session.staffId,
  grants: [...session.grants],
  worksIn: [...session.worksIn],
  ...(session.standsInFor.length > 0 ? { standsInFor: [...session.standsInFor] } : {}),
  locale: session.locale,
});

const csrfProblem = () => new ProblemError('session.csrf', 'Reload the page and try again.');

function hasCsrfToken(request: FastifyRequest, session: Session): boolean {
  const given = Buffer.from(String(request.headers['x-csrf-token'] ?? ''));
  const expected = Buffer.from(session.csrfToken);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
