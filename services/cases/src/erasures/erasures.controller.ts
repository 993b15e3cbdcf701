import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  type DecideErasure,
  DecideErasureSchema,
  type Erasure,
  ErasureGroundSchema,
  type ErasurePreview,
  ErasurePreviewSchema,
  type ErasureQuery,
  ErasureQuerySchema,
  ErasureSchema,
  ErasuresSchema,
  type Identity,
  type Page,
  type ProposeErasure,
  ProposeErasureSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { EraseCase } from './erase-case.usecase.js';

const tag = 'erasures';
const erasureId = zodParam(z.uuid());
const GroundQuery = z.object({ ground: ErasureGroundSchema.optional() });

/** Erasure of what a person said, by two people. */
@Controller('api/v1/erasures')
export class ErasuresController {
  constructor(private readonly erasing: EraseCase) {}

  @Get()
  @ApiRoute({
    summary: 'What was proposed to erase, and what became of it',
    tag,
    query: ErasureQuerySchema,
    response: ErasuresSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ErasureQuerySchema)) query: ErasureQuery,
  ): Promise<Page<Erasure>> {
    return this.erasing.list(who, query);
  }

  @Get('preview/:caseNo')
  @ApiRoute({
    summary: 'What of a case would go and what would stay; changes nothing',
    tag,
    query: GroundQuery,
    response: ErasurePreviewSchema,
    problems: ['request.invalid', 'access.denied', 'case.not_found'],
  })
  preview(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Query(zodQuery(GroundQuery)) { ground }: z.infer<typeof GroundQuery>,
  ): Promise<ErasurePreview> {
    return this.erasing.preview(who, caseNo, ground ?? null);
  }

  @Put(':erasureId')
  @ApiRoute({
    summary: 'Propose to erase what was said in a case',
    tag,
    body: ProposeErasureSchema,
    response: ErasureSchema,
    problems: ['request.invalid', 'access.denied', 'case.not_found', 'erasure.not_now'],
  })
  propose(
    @CurrentIdentity() who: Identity,
    @Param('erasureId', erasureId) id: string,
    @Body(zodBody(ProposeErasureSchema)) body: ProposeErasure,
  ): Promise<Erasure> {
    return this.erasing.propose(who, id, body);
  }

  @Post(':erasureId/decision')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Approve or refuse what another person proposed',
    tag,
    body: DecideErasureSchema,
    response: ErasureSchema,
    problems: [
      'request.invalid',
      'access.denied',
      'erasure.not_found',
      'erasure.own_proposal',
      'erasure.decided',
      'erasure.not_now',
    ],
  })
  decide(
    @CurrentIdentity() who: Identity,
    @Param('erasureId', erasureId) id: string,
    @Body(zodBody(DecideErasureSchema)) body: DecideErasure,
  ): Promise<Erasure> {
    return this.erasing.decide(who, id, body);
  }
}
