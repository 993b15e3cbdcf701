import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  AnswerOfAuthoritySchema,
  type AskAuthority,
  AskAuthoritySchema,
  type Identity,
  type OrderRequest,
  OrderRequestSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { AskAuthorities } from './ask-authorities.usecase.js';

const ID = zodParam(z.uuid());
const tag = 'Orders';
const OfOrder = AnswerOfAuthoritySchema.extend({ orderNo: AskAuthoritySchema.shape.orderNo });
const PROBLEMS = [
  ...(['access.denied', 'order_authority.not_found', 'order.unknown', 'request.invalid'] as const),
];

/** What is asked of an authority about its orders. */
@Controller('api/v1/order-authorities/:id/requests')
export class OrderRequestsController {
  constructor(@Inject(AskAuthorities) private readonly asking: AskAuthorities) {}

  @Post()
  @ApiRoute({
    summary: 'Ask an authority to take an order back, or for more time',
    tag,
    body: AskAuthoritySchema,
    response: OrderRequestSchema,
    status: 201,
    problems: [...PROBLEMS, 'order_request.open', 'order_request.too_late'],
  })
  ask(
    @CurrentIdentity() who: Identity,
    @Param('id', ID) id: string,
    @Body(zodBody(AskAuthoritySchema)) body: AskAuthority,
  ): Promise<OrderRequest> {
    return this.asking.ask(who, id, body);
  }

  @Post('answered')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Write down what the authority answered',
    description:
      'More time that it gives moves the limit. An order that it takes back owes no answer any more.',
    tag,
    body: OfOrder,
    response: OrderRequestSchema,
    problems: [...PROBLEMS, 'order_request.answered'],
  })
  answer(
    @CurrentIdentity() who: Identity,
    @Param('id', ID) id: string,
    @Body(zodBody(OfOrder)) { orderNo, ...said }: z.infer<typeof OfOrder>,
  ): Promise<OrderRequest> {
    return this.asking.answer(who, id, orderNo, said);
  }
}
