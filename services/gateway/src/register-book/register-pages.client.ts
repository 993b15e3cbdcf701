import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ProblemError, RegisterExportPageSchema, type RegisterExportPage } from '@tingsu/contracts';
import { isProblemCode } from '@tingsu/http';
import type { FastifyRequest } from 'fastify';
import { forwardedHeaders } from '../forwarding/headers.js';
import { IdentityTokens } from '../forwarding/identity-tokens.provider.js';
import { Upstreams } from '../forwarding/upstreams.adapter.js';
import { RequestIdentity } from '../session/request-identity.provider.js';

/** A file goes on after a service was started again: it waits for so long, and asks so often. */
const PATIENCE_MS = 120_000;
const EVERY_MS = 1_000;

/** Asks intake for the pages of a file, for whom asks the gateway for it: a session that ends, ends its file. */
@Injectable()
export class RegisterPagesClient {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
  ) {}

  /** Throws a ProblemError as intake says it. */
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
    const asker = await this.identities.ofStaffRoute(request);
    if (!asker.session) throw new ProblemError('session.required', 'Sign in and try again.');
    const headers = forwardedHeaders(
      { 'content-type': 'application/json' },
      {
        identityToken: await this.tokens.tokenFor(asker, 'intake'),
        requestId: String(request.id),
        address: request.ip,
      },
    );
    const { statusCode, body } = await this.upstreams.request(
      'intake',
      {
        path: `/api/v1/internal/register-exports/${encodeURIComponent(exportId)}/pages`,
        method: 'POST',
        headers,
        body: Buffer.from(JSON.stringify(cursor === null ? {} : { cursor })),
      },
      true,
    );
    const answer: unknown = await body.json();
    if (statusCode !== 200) throw problemIn(answer);
    return RegisterExportPageSchema.parse(answer);
  }
}

function problemIn(answer: unknown): ProblemError {
  const { code, detail } = answer as { readonly code?: unknown; readonly detail?: unknown };
  return typeof code === 'string' && isProblemCode(code)
    ? new ProblemError(code, typeof detail === 'string' ? detail : '')
    : new ProblemError('service.unavailable', 'A part of the system is not reachable.');
}
