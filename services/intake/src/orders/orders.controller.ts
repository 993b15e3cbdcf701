import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import {
  CheckedOrdersSchema,
  type CheckOrders,
  CheckOrdersSchema,
  type Identity,
  type NewOrderAuthority,
  NewOrderAuthoritySchema,
  OrderAuthoritiesSchema,
  type OrderAuthority,
  OrderAuthoritySchema,
  type OrderCheck,
  type OrderTaken,
  OrderTakenSchema,
  type SaveOrderAuthority,
  SaveOrderAuthoritySchema,
  TakeOrderSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { SeeToAuthorities } from './order-authorities.usecase.js';
import { TakeOrder } from './take-order.usecase.js';

const ID = zodParam(z.uuid());
const tag = 'Orders';

/** Authorities that hand orders over, and their orders as tables. */
@Controller('api/v1/order-authorities')
export class OrdersController {
  constructor(
    @Inject(SeeToAuthorities) private readonly authorities: SeeToAuthorities,
    @Inject(TakeOrder) private readonly orders: TakeOrder,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Authorities that hand orders over, and how their orders are read',
    tag,
    response: OrderAuthoritiesSchema,
    problems: ['access.denied'],
  })
  async list(@CurrentIdentity() who: Identity): Promise<{ readonly items: OrderAuthority[] }> {
    return { items: await this.authorities.list(who) };
  }

  @Post()
  @ApiRoute({
    summary: 'Add an authority; an adapter that has this name and channel becomes it',
    tag,
    body: NewOrderAuthoritySchema,
    response: OrderAuthoritySchema,
    status: 201,
    problems: ['access.denied', 'campus.unknown', 'order_authority.name_taken', 'request.invalid'],
  })
  add(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(NewOrderAuthoritySchema)) body: NewOrderAuthority,
  ): Promise<OrderAuthority> {
    return this.authorities.add(who, body);
  }

  @Put(':id')
  @ApiRoute({
    summary: 'Change where the orders of an authority go and how they are read',
    tag,
    body: SaveOrderAuthoritySchema,
    response: OrderAuthoritySchema,
    problems: [
      ...(['access.denied', 'campus.unknown', 'request.invalid'] as const),
      ...(['order_authority.not_found', 'order_authority.stale_version'] as const),
    ],
  })
  save(
    @CurrentIdentity() who: Identity,
    @Param('id', ID) id: string,
    @Body(zodBody(SaveOrderAuthoritySchema)) body: SaveOrderAuthority,
  ): Promise<OrderAuthority> {
    return this.authorities.save(who, id, body);
  }

  @Post(':id/orders/check')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Say what would become of orders, and take none of them',
    tag,
    body: CheckOrdersSchema,
    response: CheckedOrdersSchema,
    problems: ['access.denied', 'order_authority.not_found', 'request.invalid'],
  })
  async check(
    @CurrentIdentity() who: Identity,
    @Param('id', ID) id: string,
    @Body(zodBody(CheckOrdersSchema)) body: CheckOrders,
  ): Promise<{ readonly items: readonly OrderCheck[] }> {
    return { items: await this.orders.check(who, id, body) };
  }

  @Post(':id/orders')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Take an order',
    description:
      'One order is one complaint: sent again it is known, and what it says besides is added. No key is needed, the words of the order are it.',
    tag,
    body: TakeOrderSchema,
    response: OrderTakenSchema,
    problems: ['access.denied', 'order_authority.not_found', 'request.invalid', 'policy.missing'],
  })
  take(
    @CurrentIdentity() who: Identity,
    @Param('id', ID) id: string,
    @Body(zodBody(TakeOrderSchema)) { cells }: z.infer<typeof TakeOrderSchema>,
  ): Promise<OrderTaken> {
    return this.orders.take(who, id, cells);
  }
}
