import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { returnedHeaders } from './headers.js';
import { ReadProgress } from './read-progress.client.js';

/** The progress page of a complainant. */
@Injectable()
export class ProgressRoute {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly progress: ReadProgress,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get(
      '/api/v1/complaints/:complaintNo/progress',
      { config: { tingsuLimit: 'progress' } },
      (request, reply) => this.answer(request, reply),
    );
  }

  private async answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asker = await this.identities.ofPublicRoute(request);
    const { url: path, headers, id, ip: address } = request;
    const read = await this.progress.execute(asker, {
      ...{ path, headers, requestId: String(id), address },
    });
    if ('progress' in read) return reply.send(read.progress);
    const { statusCode, headers: refused, body } = read.refused;
    return reply
      .code(statusCode)
      .headers(returnedHeaders(refused))
      .send(Buffer.from(await body.arrayBuffer()));
  }
}
