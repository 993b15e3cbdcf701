import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  type Identity,
  type SharedWords,
  type SharedWordsQuery,
  SharedWordsQuerySchema,
  SharedWordsSchema,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { sharedWords } from './shared-words.js';
import { WordsInReach } from './words-in-reach.repository.js';

@Controller('api/v1/complaints/shared-words')
export class SharedWordsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inReach: WordsInReach,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiRoute({
    summary: 'Words that complaints have in common, by number of complaint or case',
    description:
      'Why a common problem was found in like words. Only complaints whose words you may read are compared, so others say nothing here.',
    tag: 'Complaints',
    body: SharedWordsQuerySchema,
    response: SharedWordsSchema,
    problems: ['request.invalid'],
  })
  async run(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(SharedWordsQuerySchema)) { complaintNos }: SharedWordsQuery,
  ): Promise<SharedWords> {
    const read = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.inReach.of(tx, who, complaintNos),
    );
    return { words: [...sharedWords(read)], read: read.length };
  }
}
