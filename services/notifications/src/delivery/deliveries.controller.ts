import { Controller, Get, Query } from '@nestjs/common';
import {
  cursorOf,
  CursorParameterSchema,
  type Identity,
  InstantPlaceSchema,
  type Page,
  pageOf,
  ProblemError,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { may } from '../access/may-read.js';
import { DeliveryRepository, type LoggedDelivery } from './delivery.repository.js';

/** `gathered` waits for the one mail that holds it with others; `left_out` was done before that went out. */
const STATES = ['pending', 'sending', 'sent', 'failed', 'gathered', 'left_out'] as const;
const LogQuerySchema = z.object({
  state: z.enum(STATES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: CursorParameterSchema,
});
const PLACES = cursorOf(InstantPlaceSchema);

const instant = z.iso.datetime();
/** What `LoggedDelivery` looks like outside. */
const DeliverySchema = z.object({
  deliveryId: z.uuid(),
  noticeId: z.uuid(),
  caseNo: z.string().nullable(),
  /** How many notices the mail is about; `caseNo` is that of the first. */
  notices: z.number().int(),
  template: z.string(),
  medium: z.string(),
  recipientId: z.uuid(),
  state: z.enum(STATES),
  attempts: z.number().int(),
  nextAttemptAt: instant.nullable(),
  /** A code such as `EENVELOPE 550` or `recipient.gone`; never the words of a mail server. */
  lastError: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});

/** The delivery log: which mail went out, which waits, which failed and why. No addresses, no texts. */
@Controller('api/v1/notices/deliveries')
export class DeliveriesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveryRepository,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Delivery log of the mails, newest first',
    tag: 'notices',
    query: LogQuerySchema,
    response: pageOf(DeliverySchema),
    problems: ['access.denied', 'request.invalid'],
  })
  async list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(LogQuerySchema)) query: z.infer<typeof LogQuerySchema>,
  ): Promise<Page<LoggedDelivery>> {
    if (!may(who, 'delivery.readLog'))
      throw new ProblemError(
        'access.denied',
        'Only operators and administrators read the delivery log.',
      );
    const after = PLACES.read(query.cursor);
    const rows = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.deliveries.log(tx, who.tenantId, query.state ?? null, after, query.limit + 1),
    );
    return PLACES.page(rows, query.limit, ({ createdAt, deliveryId }) => [
      createdAt.toISOString(),
      deliveryId,
    ]);
  }
}
