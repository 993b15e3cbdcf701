import { Injectable } from '@nestjs/common';
import {
  type AccessLogEntry,
  AccessLogQuerySchema,
  mergedAccessLog,
  mergedOddReadings,
  type OddReading,
  OddReadingsQuerySchema,
  type Page,
} from '@tingsu/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AskService, pass } from './ask-service.client.js';

/** The services that keep an access log of what they hold. */
const KEEPERS = ['intake', 'cases'] as const;

/** What is read of complaints and of cases as one list: each reading, and the days that are odd. Each service checks whether the person may. */
@Injectable()
export class AccessLogRoute {
  constructor(private readonly services: AskService) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get('/api/v1/access-log', (request, reply) =>
      this.list<AccessLogEntry>(request, reply, (pages) =>
        mergedAccessLog(pages, AccessLogQuerySchema.parse(request.query).limit),
      ),
    );
    fastify.get('/api/v1/odd-readings', (request, reply) =>
      this.list<OddReading>(request, reply, (pages) =>
        mergedOddReadings(pages, OddReadingsQuerySchema.parse(request.query).limit),
      ),
    );
  }

  private async list<Item>(
    request: FastifyRequest,
    reply: FastifyReply,
    merged: (pages: readonly Page<Item>[]) => Page<Item>,
  ): Promise<FastifyReply> {
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
    return reply.send(merged(texts.map((text) => JSON.parse(text) as Page<Item>)));
  }
}
