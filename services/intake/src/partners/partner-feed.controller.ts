import { Controller, Get, Headers, Query } from '@nestjs/common';
import {
  type Identity,
  type PartnerFeed,
  type PartnerFeedQuery,
  PartnerFeedQuerySchema,
  PartnerFeedSchema,
} from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { ReadFeed } from './read-feed.usecase.js';

@Controller('api/v1/partner')
export class PartnerFeedController {
  constructor(private readonly feed: ReadFeed) {}

  @Get('events')
  @AllowPublic()
  @ApiRoute({
    summary: 'What happened to cases, in an order that never skips',
    tag: 'Partners',
    query: PartnerFeedQuerySchema,
    response: PartnerFeedSchema,
    headers: [{ name: 'X-API-Key', description: 'A key that may read events', required: true }],
    problems: [
      'adapter.key_invalid',
      'adapter.key_expired',
      'adapter.key_revoked',
      'access.denied',
      'feed.gone',
      'request.invalid',
      'request.too_many',
    ],
  })
  read(
    @CurrentIdentity() who: Identity,
    @Headers('x-api-key') apiKey: string | undefined,
    @Query(zodQuery(PartnerFeedQuerySchema)) query: PartnerFeedQuery,
  ): Promise<PartnerFeed> {
    return this.feed.execute(who, apiKey, query);
  }
}
