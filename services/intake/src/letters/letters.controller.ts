import { Controller, Get, Query, Res } from '@nestjs/common';
import { type Identity, type PrintLettersQuery, PrintLettersQuerySchema } from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { downloadHeaders } from '../uploads/download-headers.js';
import { PrintLetters } from './print-letters.usecase.js';

/** Letters that wait to be posted, on paper. */
@Controller('api/v1/sendings/letters')
export class LettersController {
  constructor(private readonly letters: PrintLetters) {}

  @Get('print')
  @ApiRoute({
    summary: 'Letters to post as one PDF, with address and words; each reading is on record',
    tag: 'Messages',
    query: PrintLettersQuerySchema,
    problems: ['request.not_found', 'access.denied', 'request.invalid'],
  })
  async print(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(PrintLettersQuerySchema)) { ids }: PrintLettersQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pdf, missing } = await this.letters.execute(who, ids);
    await reply
      .headers({
        ...downloadHeaders({ mediaType: 'application/pdf', fileName: 'letters.pdf' }),
        ...(missing.length > 0 ? { 'x-missing-characters': missing.join(' ') } : {}),
      })
      .send(pdf);
  }
}
