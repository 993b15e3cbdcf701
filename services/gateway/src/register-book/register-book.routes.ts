import { Injectable } from '@nestjs/common';
import { RegisterPageSchema } from '@tingsu/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AskService, pass } from '../forwarding/ask-service.client.js';
import { RegisterHandlingClient } from './register-handling.client.js';

/** `GET /api/v1/register-book`: a page of intake, with the words of the handling that cases has. */
@Injectable()
export class RegisterBookRoute {
  constructor(
    private readonly services: AskService,
    private readonly handling: RegisterHandlingClient,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get('/api/v1/register-book', (request, reply) => this.page(request, reply));
  }

  private async page(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const asker = await this.services.askerOf(request);
    const asked = { method: 'GET', path: request.url } as const;
    const found = await this.services.answer(request, asker, 'intake', asked);
    if (found.statusCode !== 200) return pass(found, reply);
    const page = RegisterPageSchema.parse(await found.body.json());
    return reply.send({ ...page, items: await this.handling.addedTo(request, page.items) });
  }
}
