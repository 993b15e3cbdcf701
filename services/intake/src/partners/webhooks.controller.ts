import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  type ExchangeSecret,
  ExchangeSecretSchema,
  type Identity,
  type MadeWebhook,
  MadeWebhookSchema,
  ReplayedSchema,
  type ReplayWebhook,
  ReplayWebhookSchema,
  type SaveWebhook,
  SaveWebhookSchema,
  type WebhookDeliveriesQuery,
  WebhookDeliveriesQuerySchema,
  WebhookDeliveriesSchema,
  type Webhooks,
  WebhooksSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { WebhookAdministration } from './webhooks.usecase.js';

const Id = zodParam(z.uuid());
const COMMON = { tag: 'Partners', problems: ['access.denied', 'request.invalid'] } as const;
const OF_ONE = { tag: 'Partners', problems: [...COMMON.problems, 'request.not_found'] } as const;
const OF_OPEN = { tag: 'Partners', problems: [...OF_ONE.problems, 'webhook.off'] } as const;

/** Where events are sent to partners, as Standard Webhooks says. */
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhookAdministration) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'Addresses of partners, without secrets',
    response: WebhooksSchema,
  })
  list(@CurrentIdentity() who: Identity): Promise<Webhooks> {
    return this.webhooks.list(who);
  }

  @Post()
  @HttpCode(201)
  @ApiRoute({
    ...COMMON,
    summary: 'Send events to an address; this answer alone has the secret in it',
    body: SaveWebhookSchema,
    response: MadeWebhookSchema,
    status: 201,
  })
  make(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(SaveWebhookSchema)) wanted: SaveWebhook,
  ): Promise<MadeWebhook> {
    return this.webhooks.make(who, wanted);
  }

  @Put(':id')
  @HttpCode(204)
  @ApiRoute({
    ...OF_ONE,
    summary: 'Change an address, or switch it',
    body: SaveWebhookSchema,
    status: 204,
  })
  change(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(SaveWebhookSchema)) wanted: SaveWebhook,
  ): Promise<void> {
    return this.webhooks.change(who, id, wanted);
  }

  @Post(':id/exchange')
  @HttpCode(200)
  @ApiRoute({
    ...OF_ONE,
    summary: 'Give out a new secret; for as long as is said messages are signed with both',
    body: ExchangeSecretSchema,
    response: MadeWebhookSchema,
  })
  exchange(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(ExchangeSecretSchema)) { overlapHours }: ExchangeSecret,
  ): Promise<MadeWebhook> {
    return this.webhooks.exchange(who, id, overlapHours);
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiRoute({
    ...OF_OPEN,
    summary: 'Send a message that says nothing',
    response: z.object({ eventId: z.uuid() }),
    status: 202,
  })
  test(@CurrentIdentity() who: Identity, @Param('id', Id) id: string) {
    return this.webhooks.test(who, id);
  }

  @Post(':id/replay')
  @HttpCode(202)
  @ApiRoute({
    ...OF_OPEN,
    summary: 'Send one message again, or all that failed since a moment, under their old ids',
    body: ReplayWebhookSchema,
    response: ReplayedSchema,
    status: 202,
  })
  replay(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(ReplayWebhookSchema)) what: ReplayWebhook,
  ) {
    return this.webhooks.replay(who, id, what);
  }

  @Get(':id/deliveries')
  @ApiRoute({
    ...OF_ONE,
    summary: 'What was sent to an address, newest first',
    query: WebhookDeliveriesQuerySchema,
    response: WebhookDeliveriesSchema,
  })
  sent(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Query(zodQuery(WebhookDeliveriesQuerySchema)) query: WebhookDeliveriesQuery,
  ) {
    return this.webhooks.sent(who, id, query);
  }
}
