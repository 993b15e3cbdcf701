import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import {
  CursorParameterSchema,
  type Identity,
  pageOf,
  type RefusedDetail,
  RefusedDetailSchema,
  RefusedSubmissionSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { SettleRefused } from './settle-refused.usecase.js';

const PageQuery = z.object({
  state: z.enum(['open', 'taken', 'dismissed']).default('open'),
  cursor: CursorParameterSchema,
});
const RetryBody = z.strictObject({ body: z.string().min(1).max(262_144).optional() });
const RetryResult = z.object({ complaintNo: z.string().nullable() });
const DismissBody = z.strictObject({ reason: z.string().trim().min(3).max(500) });
const Id = zodParam(z.uuid());
const COMMON = {
  tag: 'Refused submissions',
  problems: ['access.denied', 'request.not_found', 'request.invalid'],
} as const;

/** Messages of channel adapters that could not be taken, for the complaint centre. */
@Controller('api/v1/refused-submissions')
export class RefusedController {
  constructor(@Inject(SettleRefused) private readonly refused: SettleRefused) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'Refused messages of adapters, newest first',
    query: PageQuery,
    response: pageOf(RefusedSubmissionSchema),
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(PageQuery)) { state, cursor }: z.infer<typeof PageQuery>,
  ) {
    return this.refused.list(who, state, cursor);
  }

  @Get(':id')
  @ApiRoute({
    ...COMMON,
    summary: 'One refused message with its words; the reading is logged',
    response: RefusedDetailSchema,
  })
  read(@CurrentIdentity() who: Identity, @Param('id', Id) id: string): Promise<RefusedDetail> {
    return this.refused.read(who, id);
  }

  @Post(':id/retry')
  @HttpCode(200)
  @ApiRoute({
    ...COMMON,
    summary: 'Take a refused message after all, corrected or as it is',
    body: RetryBody,
    response: RetryResult,
  })
  retry(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(RetryBody)) { body }: z.infer<typeof RetryBody>,
  ) {
    return this.refused.retry(who, id, body);
  }

  @Post(':id/dismiss')
  @HttpCode(204)
  @ApiRoute({
    ...COMMON,
    summary: 'Dismiss a refused message, with the reason',
    body: DismissBody,
    status: 204,
  })
  dismiss(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(DismissBody)) { reason }: z.infer<typeof DismissBody>,
  ): Promise<void> {
    return this.refused.dismiss(who, id, reason);
  }
}
