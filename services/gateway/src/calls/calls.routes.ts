import { Inject, Injectable } from '@nestjs/common';
import { CallSignalSchema, ProblemError } from '@tingsu/contracts';
import { TIME_SOURCE, type TimeSource } from '@tingsu/database';
import { parseOrProblem, sendProblem } from '@tingsu/http';
import { CONFIG } from '@tingsu/service';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from '../config.js';
import { Tenants } from '../directory/tenants.provider.js';
import { randomUUID } from 'node:crypto';
import { CallSystemRepository } from './call-system.repository.js';
import type { CallSystem } from './call-systems.js';
import { OfferCall } from './offer-call.usecase.js';
import {
  isSignedWith,
  isTimely,
  secretIn,
  signatureWith,
  type SignedHeaders,
} from './webhook-signature.provider.js';

const MOST_BYTES = 16 * 1024;

/** `POST /api/v1/calls`: a telephone system signals an incoming call. The signature is over the body as it came, so it is not read before. */
@Injectable()
export class CallsRoute {
  private fastify: FastifyInstance | null = null;

  constructor(
    private readonly tenants: Tenants,
    private readonly offers: OfferCall,
    private readonly systems: CallSystemRepository,
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'CALL_SYSTEMS'>,
    @Inject(TIME_SOURCE) private readonly time: TimeSource,
  ) {}

  async addTo(fastify: FastifyInstance): Promise<void> {
    this.fastify = fastify;
    await fastify.register(async (scope) => {
      scope.setErrorHandler(sendProblem);
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
        done(null, body),
      );
      scope.post('/api/v1/calls', { bodyLimit: MOST_BYTES }, (request, reply) =>
        this.take(request, reply),
      );
    });
  }

  private async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { tenantId, code } = await this.tenants.ofHost(request.host);
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const signed = signedIn(request);
    const system = this.systemOf(code, signed, body);
    if (!system)
      throw new ProblemError(
        'call.signature_invalid',
        'Sign it as Standard Webhooks say, with the secret of the telephone system and the time of now.',
      );
    await this.noted(tenantId, system, () =>
      this.offers.offer(tenantId, system, signed.id, signalIn(body)),
    );
    return reply.code(202).send();
  }

  /** What a system signals with its own signature is noted as its own, also when it is refused. */
  private async noted(
    tenantId: string,
    { name }: CallSystem,
    offer: () => Promise<void>,
  ): Promise<void> {
    try {
      await offer();
    } catch (error) {
      if (error instanceof ProblemError) await this.systems.note(tenantId, name, error.code);
      throw error;
    }
    await this.systems.note(tenantId, name, null);
  }

  /** Signals a call by this route, signed with the secret of the system. Returns the status of the answer. */
  async test({ secret }: CallSystem, host: string, agent: string | null): Promise<number> {
    if (!this.fastify || agent === null) return 503;
    const at = this.time.now();
    const head = {
      id: `test-${randomUUID()}`,
      timestamp: String(Math.floor(at.getTime() / 1_000)),
    };
    const body = JSON.stringify({ callId: head.id, agent, at: at.toISOString() });
    const { statusCode } = await this.fastify.inject({
      ...{ method: 'POST', url: '/api/v1/calls', payload: body },
      headers: {
        ...{ host, 'content-type': 'application/json', 'webhook-id': head.id },
        'webhook-timestamp': head.timestamp,
        'webhook-signature': signatureWith(secretIn(secret), head, Buffer.from(body)),
      },
    });
    return statusCode;
  }

  private systemOf(tenant: string, signed: SignedHeaders, body: Buffer): CallSystem | null {
    if (signed.id === '' || !isTimely(signed, this.time.now())) return null;
    const own = this.config.CALL_SYSTEMS.filter((one) => one.tenant === tenant);
    return own.find(({ secret }) => isSignedWith(secretIn(secret), signed, body)) ?? null;
  }
}

function signedIn({ headers }: FastifyRequest): SignedHeaders {
  const header = (name: string): string => {
    const value = headers[`webhook-${name}`];
    return typeof value === 'string' ? value.slice(0, 2_000) : '';
  };
  return { id: header('id'), timestamp: header('timestamp'), signature: header('signature') };
}

function signalIn(body: Buffer) {
  try {
    return parseOrProblem(CallSignalSchema, JSON.parse(body.toString('utf8')));
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('request.malformed', 'Send the call as a JSON object.');
  }
}
