import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  type AlikePage,
  AlikePageSchema,
  type AlikeQuery,
  AlikeQuerySchema,
  type Identity,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { FindAlike } from './find-alike.usecase.js';

@Controller('api/v1/complaints/alike')
export class AlikeController {
  constructor(private readonly alike: FindAlike) {}

  @Post()
  @HttpCode(200)
  @ApiRoute({
    summary: 'Earlier complaints of the same person or about the same matter, while one is typed',
    description:
      'By the same phone, record number, name or words, each with its reasons, within your scope and the fields that you may see. In the body, ' +
      'since an address would be logged.',
    tag: 'Complaints',
    body: AlikeQuerySchema,
    response: AlikePageSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  run(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(AlikeQuerySchema)) query: AlikeQuery,
  ): Promise<AlikePage> {
    return this.alike.execute(who, query);
  }
}
