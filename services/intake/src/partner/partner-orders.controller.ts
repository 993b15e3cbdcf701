import { Body, Controller, Headers, Inject, Post, Res } from '@nestjs/common';
import {
  type Identity,
  type PartnerOrderTaken,
  PartnerOrderTakenSchema,
  ProblemError,
} from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { RequestAdapter } from '../channels/request-adapter.usecase.js';
import { idempotencyKeyOf } from '../complaints/idempotency-key.js';
import { PartnerOrders } from './partner-orders.usecase.js';

const MessageSchema = z.record(z.string(), z.unknown());

/** Messages of authorities, each in the form of its own platform. */
@Controller('api/v1/partner/orders')
export class PartnerOrdersController {
  constructor(
    @Inject(RequestAdapter) private readonly adapters: RequestAdapter,
    @Inject(PartnerOrders) private readonly orders: PartnerOrders,
  ) {}

  @Post()
  @AllowPublic()
  @ApiRoute({
    summary: 'Hand over an order of an authority, or say something of one, in its own form',
    description:
      'How the message is read says the mapping of the authority. One order is one complaint: sent again it is known, and what it says besides is ' +
      'added. What is said of an order before it comes waits for it. What is refused is kept for the complaint office as well.',
    tag: 'Orders',
    body: MessageSchema,
    response: PartnerOrderTakenSchema,
    status: 201,
    headers: [
      { name: 'X-API-Key', description: 'Key of the authority', required: true },
      {
        name: 'Idempotency-Key',
        description: 'By which messages are told apart; without it, by their words',
      },
    ],
    problems: [
      ...(['adapter.key_invalid', 'adapter.key_revoked', 'adapter.key_expired'] as const),
      ...(['order_authority.not_found', 'request.invalid', 'request.too_many'] as const),
    ],
  })
  async take(
    @CurrentIdentity() who: Identity,
    @Headers('x-api-key') apiKey: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(MessageSchema)) body: z.infer<typeof MessageSchema>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PartnerOrderTaken> {
    const adapter = await this.adapters.of(who, apiKey);
    if (adapter === null)
      throw new ProblemError('adapter.key_invalid', 'Send the API key of the authority.');
    const ownKey = key === undefined ? null : idempotencyKeyOf(key, 'an Idempotency-Key header');
    const taken = await this.orders.take({ adapter, key: ownKey, body });
    void reply.code(taken.state === 'new' ? 201 : 200);
    return taken;
  }
}
