import { Readable } from 'node:stream';
import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  CaseOfPaperSchema,
  type Identity,
  JSON_LINES,
  type PaperTemplate,
  PaperTemplateSchema,
  type PrintedLine,
  PrintManyRequestSchema,
  ProblemError,
} from '@tingsu/contracts';
import { CurrentIdentity, jsonTextOf, parseOrProblem, zodParam } from '@tingsu/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PrintManyPapers } from './print-many.usecase.js';

/** One paper of many cases, for the gateway. People ask at `/api/v1/cases/documents/{template}`. */
@Controller('api/v1/internal/many-papers/:template')
export class ManyPapersController {
  constructor(private readonly printMany: PrintManyPapers) {}

  @Post()
  @HttpCode(200)
  async print(
    @CurrentIdentity() who: Identity,
    @Param('template', zodParam(PaperTemplateSchema)) template: PaperTemplate,
    @Req() { body }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [head, ...rest] = linesIn(body);
    const { language } = parseOrProblem(PrintManyRequestSchema, head);
    const cases = rest.map((line) => parseOrProblem(CaseOfPaperSchema, line));
    const lines = this.printMany.execute(who, { template, language, cases });
    await reply.type(JSON_LINES).send(Readable.from(asText(lines)));
  }
}

function linesIn(body: unknown): unknown[] {
  if (!Buffer.isBuffer(body)) throw new ProblemError('request.malformed', 'Send lines of JSON.');
  return jsonTextOf(body)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);
}

async function* asText(lines: AsyncIterable<PrintedLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}
