import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  type FindQuery,
  FindQuerySchema,
  type FoundPage,
  FoundPageSchema,
  type Identity,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { FindComplaints } from './find-complaints.usecase.js';

@Controller('api/v1/complaints/find')
export class FindController {
  constructor(private readonly find: FindComplaints) {}

  @Post()
  @HttpCode(200)
  @ApiRoute({
    summary: 'Find complaints by phone, name, words, or the number of an outside body',
    description:
      'A phone whole or by its last four digits; a name or a part of it, or its pinyin or initials; words of the text. Newest first, within ' +
      'your scope and the fields that you may see. In the body, since an address would be logged; the search itself is on record without its words.',
    tag: 'Complaints',
    body: FindQuerySchema,
    response: FoundPageSchema,
    problems: ['request.invalid'],
  })
  run(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(FindQuerySchema)) query: FindQuery,
  ): Promise<FoundPage> {
    return this.find.execute(who, query);
  }
}
