import { Injectable } from '@nestjs/common';
import {
  MOST_REGISTER_CASES,
  RegisterHandlingAnswerSchema,
  type RegisterEntry,
  type RegisterHandling,
} from '@tingsu/contracts';
import type { FastifyRequest } from 'fastify';
import { AskService } from '../forwarding/ask-service.client.js';

/** Adds to complaints of the register how they were handled: cases knows it, and says what this person may read of it. */
@Injectable()
export class RegisterHandlingClient {
  constructor(private readonly services: AskService) {}

  async addedTo(
    request: FastifyRequest,
    entries: readonly RegisterEntry[],
  ): Promise<RegisterEntry[]> {
    const caseNos = entries.flatMap(({ caseNo }) => caseNo ?? []);
    const known = new Map<string, RegisterHandling>();
    for (let first = 0; first < caseNos.length; first += MOST_REGISTER_CASES) {
      const asked = { caseNos: caseNos.slice(first, first + MOST_REGISTER_CASES) };
      for (const { caseNo, ...handling } of await this.of(request, asked))
        known.set(caseNo, handling);
    }
    return entries.map((entry) => {
      const handling = known.get(entry.caseNo ?? '');
      return handling ? { ...entry, handling } : entry;
    });
  }

  private async of(request: FastifyRequest, body: { readonly caseNos: readonly string[] }) {
    const path = '/api/v1/internal/register-handling';
    const answer = await this.services.read(request, 'cases', { method: 'POST', path, body });
    return RegisterHandlingAnswerSchema.parse(answer).items;
  }
}
