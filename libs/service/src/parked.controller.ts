import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CursorParameterSchema, type Identity, type Role } from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, RequireRole, zodBody, zodParam, zodQuery } from '@tingsu/http';
import {
  type Operator,
  type ParkedDetail,
  ParkedDetailSchema,
  ParkedMessages,
  type ParkedPage,
  ParkedPageSchema,
  ParkedStateSchema,
  type ReplayResult,
  ReplayResultSchema,
} from '@tingsu/messaging';
import { z } from 'zod';

const PageQuery = z.object({
  state: ParkedStateSchema.optional(),
  cursor: CursorParameterSchema,
});
const ReplayBody = z.strictObject({ body: z.string().min(1).max(262_144).optional() });
const DiscardBody = z.strictObject({ reason: z.string().trim().min(3).max(500) });
const Id = zodParam(z.uuid());
const COMMON = {
  tag: 'operator',
  problems: ['access.denied', 'request.not_found', 'request.invalid'],
} as const;

/** Messages that this service could not apply: an operator sees those of the group, a platform operator those of no known group. */
@Controller('api/v1/operator/parked')
@RequireRole('operator', 'platform_operator')
export class ParkedController {
  constructor(private readonly parked: ParkedMessages) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'Parked messages, newest first',
    query: PageQuery,
    response: ParkedPageSchema,
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(PageQuery)) query: z.infer<typeof PageQuery>,
  ): Promise<ParkedPage> {
    return this.parked.list(operatorOf(who), query);
  }

  @Get(':id')
  @ApiRoute({
    ...COMMON,
    summary: 'One parked message with its body',
    response: ParkedDetailSchema,
  })
  get(@CurrentIdentity() who: Identity, @Param('id', Id) id: string): Promise<ParkedDetail> {
    return this.parked.get(operatorOf(who), id);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiRoute({
    ...COMMON,
    summary: 'Apply a message again, corrected or as it is',
    body: ReplayBody,
    response: ReplayResultSchema,
  })
  replay(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(ReplayBody)) { body }: z.infer<typeof ReplayBody>,
  ): Promise<ReplayResult> {
    return this.parked.replay(operatorOf(who), id, body);
  }

  @Post(':id/discard')
  @HttpCode(204)
  @ApiRoute({
    ...COMMON,
    summary: 'Give a message up, with the reason',
    body: DiscardBody,
    status: 204,
  })
  discard(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(DiscardBody)) { reason }: z.infer<typeof DiscardBody>,
  ): Promise<void> {
    return this.parked.discard(operatorOf(who), id, reason);
  }
}

function operatorOf({ tenantId, personId, grants }: Identity): Operator {
  const has = (role: Role) => grants.some((grant) => grant.role === role);
  return {
    tenantId: has('operator') ? tenantId : null,
    platform: has('platform_operator'),
    personId,
  };
}
