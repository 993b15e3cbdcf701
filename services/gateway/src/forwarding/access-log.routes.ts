import { Injectable } from '@nestjs/common';
import { AccessLogQuerySchema, mergedAccessLog } from '@tingsu/contracts';
import type { AccessLogAnswer } from '@tingsu/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AskService, pass } from './ask-service.client.js';

/** The services that keep an access log of what they hold. */
const KEEPERS = ['intake', 'cases'] as const;

/** `GET /api/v1/access-log`: reads of complaints and of cases as one list. Each service checks whether the person may. */
@Injectable()
export class AccessLogRoute {
  constructor(private readonly services: AskService) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get('/api/v1/access-log', (request, reply) => this.list(request, reply));
  }

  private async list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asker = await this.services.askerOf(request);
    const asked = { method: 'GET', path: request.url } as const;
    const answers = await Promise.all(
      KEEPERS.map((service) => this.services.answer(request, asker, service, asked)),
    );
    const refused = answers.find(({ statusCode }) => statusCode !== 200);
    // What is not read holds its connection.
    const texts = await Promise.all(
      answers.filter((one) => one !== refused).map(({ body }) => body.text()),
    );
    if (refused) return pass(refused, reply);
    const { limit } = AccessLogQuerySchema.parse(request.query);
    const bodies = texts.map((text) => JSON.parse(text) as AccessLogAnswer);
    return reply.send(mergedAccessLog(bodies, limit));
  }
}
