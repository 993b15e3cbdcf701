import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  type Identity,
  type OrderAnswerPage,
  OrderAnswerPageRequestSchema,
  OrderAnswerPageSchema,
  type OrderList,
  type OrderListQuery,
  OrderListQuerySchema,
  OrderListSchema,
  type SendBack,
  SendBackSchema,
  SentBackSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { AnswerOrders } from './order-answers.usecase.js';

const ID = zodParam(z.uuid());
const tag = 'Orders';

/** Orders whose answers go back to their authority. */
@Controller('api/v1')
export class OrderAnswersController {
  constructor(@Inject(AnswerOrders) private readonly answers: AnswerOrders) {}

  @Get('order-authorities/:id/orders')
  @ApiRoute({
    summary: 'Orders of an authority, those that it wants answered first',
    tag,
    query: OrderListQuerySchema,
    response: OrderListSchema,
    problems: ['access.denied', 'order_authority.not_found', 'request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Param('id', ID) id: string,
    @Query(zodQuery(OrderListQuerySchema)) query: OrderListQuery,
  ): Promise<OrderList> {
    return this.answers.list(who, id, query);
  }

  @Post('order-authorities/:id/orders/sent-back')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Say of orders that their answer has gone back to the authority',
    tag,
    body: SendBackSchema,
    response: SentBackSchema,
    problems: ['access.denied', 'order_authority.not_found', 'request.invalid'],
  })
  sendBack(
    @CurrentIdentity() who: Identity,
    @Param('id', ID) id: string,
    @Body(zodBody(SendBackSchema)) body: SendBack,
  ): Promise<{ readonly marked: number }> {
    return this.answers.sendBack(who, id, body);
  }

  @Post('internal/order-answers/:id/pages')
  @HttpCode(200)
  @ApiRoute({
    summary: 'The next page of a table of answers, for the gateway that writes it',
    tag,
    body: OrderAnswerPageRequestSchema,
    response: OrderAnswerPageSchema,
    problems: ['access.denied', 'order_authority.not_found', 'request.invalid'],
  })
  page(
    @CurrentIdentity() who: Identity,
    @Param('id', ID) id: string,
    @Body(zodBody(OrderAnswerPageRequestSchema)) body: z.infer<typeof OrderAnswerPageRequestSchema>,
  ): Promise<OrderAnswerPage> {
    return this.answers.page(who, id, body);
  }
}
