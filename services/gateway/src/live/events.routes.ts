import { Injectable } from '@nestjs/common';
import { ProblemError } from '@tingsu/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { Sessions } from '../session/sessions.provider.js';
import { LiveEvents } from './live-events.provider.js';

/** `GET /api/v1/events`: server-sent events for signed-in staff. */
@Injectable()
export class EventsRoute {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly sessions: Sessions,
    private readonly live: LiveEvents,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get('/api/v1/events', { exposeHeadRoute: false }, (request, reply) =>
      this.open(request, reply),
    );
  }

  private async open(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { session } = await this.identities.ofStaffRoute(request);
    const token = this.sessions.tokenOf(request);
    if (!session || !token) throw new ProblemError('session.required', 'Sign in and try again.');
    reply.hijack();
    request.raw.socket.setTimeout(0);
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // A stream that ends takes its connection along; else it would hold up the shutdown.
      connection: 'close',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': String(request.id),
    });
    this.live.add({
      tenantId: session.tenantId,
      token,
      personId: session.staffId,
      grants: session.grants,
      worksIn: session.worksIn,
      out: reply.raw,
    });
  }
}
