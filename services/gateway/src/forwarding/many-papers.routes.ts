import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { JSON_LINES, type PrintedLine, PrintManySchema } from '@tingsu/contracts';
import { parseOrProblem } from '@tingsu/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AskService } from './ask-service.client.js';
import { CaseParts } from './case-parts.provider.js';
import { returnedHeaders } from './headers.js';

interface ManyRoute {
  Params: { readonly template: string };
}

/** One paper of many cases as one file: each case as the reader sees it goes to intake, which says how far it is while it prints. */
@Injectable()
export class ManyPapersRoute {
  constructor(
    private readonly services: AskService,
    private readonly parts: CaseParts,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.post<ManyRoute>('/api/v1/cases/documents/:template', (request, reply) =>
      this.print(request, reply),
    );
  }

  private async print(
    request: FastifyRequest<ManyRoute>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const asker = await this.services.askerOf(request);
    const { caseNos, language } = parseOrProblem(PrintManySchema, request.body);
    const cases: object[] = [];
    const leftOut: PrintedLine[] = [];
    for (const caseNo of new Set(caseNos)) {
      const found = await this.parts.caseOf(request, asker, caseNo);
      if ('of' in found) cases.push(found.of);
      else leftOut.push({ leftOut: caseNo, code: codeIn(await found.refused.body.text()) });
    }
    const answer = await this.services.answer(request, asker, 'intake', {
      method: 'POST',
      path: `/api/v1/internal/many-papers/${encodeURIComponent(request.params.template)}`,
      body: linesOf([{ language }, ...cases]),
      contentType: JSON_LINES,
    });
    reply.code(answer.statusCode).headers(returnedHeaders(answer.headers));
    if (answer.statusCode !== 200) return reply.send(answer.body);
    return reply.send(Readable.from(after(linesOf(leftOut), answer.body)));
  }
}

const linesOf = (lines: readonly object[]): string =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

async function* after(first: string, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(first);
  yield* body;
}

function codeIn(text: string): string {
  const { code } = JSON.parse(text) as { readonly code?: unknown };
  return typeof code === 'string' ? code : 'case.not_found';
}
