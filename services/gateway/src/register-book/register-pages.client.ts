import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ProblemError, RegisterExportPageSchema, type RegisterExportPage } from '@tingsu/contracts';
import type { FastifyRequest } from 'fastify';
import { AskService } from '../forwarding/ask-service.client.js';
import { RegisterHandlingClient } from './register-handling.client.js';

/** A file goes on after a service was started again: it waits for so long, and asks so often. */
const PATIENCE_MS = 120_000;
const EVERY_MS = 1_000;

/** The pages of a file from intake, with the handling from cases, for whom asks the gateway for it: a session that ends, ends its file. */
@Injectable()
export class RegisterPagesClient {
  constructor(
    private readonly services: AskService,
    private readonly handling: RegisterHandlingClient,
  ) {}

  /** Throws a ProblemError as the services say it. */
  async first(request: FastifyRequest, exportId: string): Promise<RegisterExportPage> {
    return this.ask(request, exportId, null);
  }

  /** The pages from a given one on; those after it are asked for when they are taken. */
  async *from(
    request: FastifyRequest,
    exportId: string,
    first: RegisterExportPage,
  ): AsyncGenerator<RegisterExportPage> {
    let page = first;
    yield page;
    while (page.nextCursor !== null) {
      page = await this.patiently(request, exportId, page.nextCursor);
      yield page;
    }
  }

  private async patiently(
    request: FastifyRequest,
    exportId: string,
    cursor: string,
  ): Promise<RegisterExportPage> {
    for (let waited = 0; ; waited += EVERY_MS)
      try {
        return await this.ask(request, exportId, cursor);
      } catch (error) {
        const away = error instanceof ProblemError && error.code === 'service.unavailable';
        if (!away || waited >= PATIENCE_MS) throw error;
        await wait(EVERY_MS);
      }
  }

  private async ask(
    request: FastifyRequest,
    exportId: string,
    cursor: string | null,
  ): Promise<RegisterExportPage> {
    const path = `/api/v1/internal/register-exports/${encodeURIComponent(exportId)}/pages`;
    const body = cursor === null ? {} : { cursor };
    const answer = await this.services.read(request, 'intake', { method: 'POST', path, body });
    const page = RegisterExportPageSchema.parse(answer);
    return { ...page, items: await this.handling.addedTo(request, page.items) };
  }
}
