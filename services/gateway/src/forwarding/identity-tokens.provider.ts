import { Inject, Injectable } from '@nestjs/common';
import type { Identity } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { IdentitySigner } from '@tingsu/http';
import { LRUCache } from 'lru-cache';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import type { Asker } from '../session/request-identity.provider.js';
import type { ServiceName } from './routes.js';

/** Tokens live a minute; half of that is enough for a request on its way. */
const REUSE_MS = 30_000;
const MOST_REMEMBERED = 10_000;

/**
 * Signs whom we vouch for. Signing costs more than forwarding, so a token serves many requests of the same person to one
 * service, as long as that person has the same rights: a right that ends, ends as soon as the session is looked at again.
 */
@Injectable()
export class IdentityTokens {
  private readonly signer: IdentitySigner;
  private readonly tokens = new LRUCache<
    string,
    { readonly token: Promise<string>; readonly claims: string }
  >({ max: MOST_REMEMBERED, ttl: REUSE_MS });

  constructor(
    @Inject(CONFIG) config: GatewayConfig,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {
    this.signer = new IdentitySigner(config.IDENTITY_PRIVATE_KEY);
  }

  tokenFor({ tenant, session, identity }: Asker, service: ServiceName): Promise<string> {
    const key = `${service}:${session?.key ?? `visitor:${tenant.tenantId}`}`;
    const known = this.tokens.get(key);
    const claims = JSON.stringify(identity);
    if (known?.claims === claims) return known.token;
    const token = this.sign(identity, service);
    this.tokens.set(key, { token, claims });
    return token;
  }

  /** For one request only, e.g. with a claim of its own. */
  sign(identity: Identity, service: ServiceName): Promise<string> {
    return this.signer.sign(identity, service, this.time.now());
  }
}
