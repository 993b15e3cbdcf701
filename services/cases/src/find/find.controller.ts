import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  type FindQuery,
  FindQuerySchema,
  type FoundBy,
  type FoundPage,
  FoundPageSchema,
  type Identity,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { findPage } from '@tingsu/find';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { FoundCases } from './found-cases.repository.js';

/** What cases keeps: its numbers, and the words of handling. */
const BY: readonly FoundBy[] = ['number', 'words'];

@Controller('api/v1/cases/find')
export class FindController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly dataKeys: DataKeys,
    private readonly found: FoundCases,
    private readonly accessLog: CaseAccessLog,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiRoute({
    summary: 'Find cases by number or by the words of their handling',
    description:
      'A number whole, or any part of at least three letters or digits; words that stand in one statement, opinion, answer or reason. ' +
      'The newest words first, within your scope and the fields that you may see. The search itself is on record without its words.',
    tag: 'cases',
    body: FindQuerySchema,
    response: FoundPageSchema,
    problems: ['request.invalid'],
  })
  run(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(FindQuerySchema)) query: FindQuery,
  ): Promise<FoundPage> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const keys = await this.dataKeys.forTenant(tx);
      const { items, nextCursor } = await findPage(tx, keys, {
        by: BY,
        query,
        look: (places, readings) => this.found.look(tx, who, places, readings),
      });
      await this.accessLog.recordSearch(tx, who, BY);
      return { items: items.map(({ item }) => item), nextCursor };
    });
  }
}
