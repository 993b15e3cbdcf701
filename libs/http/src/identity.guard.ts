import {
  createParamDecorator,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemError, type Identity, type Role } from '@tingsu/contracts';
import type { FastifyRequest } from 'fastify';
import type { IdentityVerifier } from './identity-token.provider.js';

const AUDIENCE = 'tingsu:audience';
const NEEDED_ROLES = 'tingsu:roles';
type Audience = 'staff' | 'public' | 'anyone';

/** The route also answers visitors of the portal (an identity token of kind public is still needed). */
export const AllowPublic = () => SetMetadata(AUDIENCE, 'public' satisfies Audience);
/** The route answers without any identity. */
export const AllowAnyone = () => SetMetadata(AUDIENCE, 'anyone' satisfies Audience);
/** The route needs one of these roles, anywhere. Finer rules are the access table of the owning service. */
export const RequireRole = (...roles: readonly Role[]) => SetMetadata(NEEDED_ROLES, roles);

/** How a request proves who asks: by the gateway's token in a service, by the session cookie in the gateway. */
export type Identify = (request: FastifyRequest) => Promise<Identity | null> | Identity | null;

interface WithIdentity {
  identity?: Identity | null;
}

/** `@CurrentIdentity() who: Identity`: who asks, as the gateway vouches for it. */
export const CurrentIdentity = createParamDecorator(
  (_: unknown, context: ExecutionContext): Identity =>
    identityOf(context.switchToHttp().getRequest<WithIdentity>()),
);

/** `@CalledFrom() address: string`: the address of the visitor, as the gateway vouches for it; empty where nobody does. */
export const CalledFrom = createParamDecorator((_: unknown, context: ExecutionContext): string =>
  String(context.switchToHttp().getRequest<FastifyRequest>().headers['x-forwarded-for'] ?? ''),
);

function identityOf(request: WithIdentity): Identity {
  if (!request.identity) throw new ProblemError('session.required', 'Sign in and try again.');
  return request.identity;
}

/** Global guard: no handler runs for a caller that the route does not admit. Broker messages pass. */
export class IdentityGuard implements CanActivate {
  private readonly reflector = new Reflector();

  constructor(private readonly identify: Identify) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const places = [context.getHandler(), context.getClass()];
    const audience =
      this.reflector.getAllAndOverride<Audience | undefined>(AUDIENCE, places) ?? 'staff';
    if (audience === 'anyone') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & WithIdentity>();
    request.identity = await this.identify(request);
    const identity = identityOf(request);
    if (identity.kind !== 'staff' && audience === 'staff')
      throw new ProblemError('session.required', 'Sign in and try again.');
    requireOneOf(
      identity,
      this.reflector.getAllAndOverride<readonly Role[] | undefined>(NEEDED_ROLES, places),
    );
    return true;
  }
}

function requireOneOf(identity: Identity, roles: readonly Role[] | undefined): void {
  if (!roles || identity.grants.some((grant) => roles.includes(grant.role))) return;
  throw new ProblemError('access.denied', `This needs the role ${roles.join(' or ')}.`);
}

/** Reads `Authorization: Bearer` as the gateway sends it. */
export const bearerIdentity =
  (verifier: IdentityVerifier): Identify =>
  async (request) => {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    return scheme === 'Bearer' && token ? verifier.verify(token) : null;
  };
