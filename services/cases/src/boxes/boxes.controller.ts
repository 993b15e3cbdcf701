import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  BoxCodeSchema,
  BoxesSchema,
  BoxQuerySchema,
  BoxSchema,
  SaveBoxSchema,
  type Box,
  type BoxQuery,
  type Identity,
  type Page,
  type SaveBox,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { listBoxes } from './boxes.repository.js';
import { SaveBoxes } from './save-box.usecase.js';

const tag = 'boxes';

/** Suggestion boxes: where they hang and who opens them. */
@Controller('api/v1/boxes')
export class BoxesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly saving: SaveBoxes,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Suggestion boxes within reach',
    tag,
    query: BoxQuerySchema,
    response: BoxesSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(BoxQuerySchema)) query: BoxQuery,
  ): Promise<Page<Box>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listBoxes(tx, who, query));
  }

  @Put(':code')
  @ApiRoute({
    summary: 'Make or change a suggestion box',
    tag,
    body: SaveBoxSchema,
    response: BoxSchema,
    problems: ['request.invalid', 'access.denied', 'box.stale_version', 'policy.missing'],
  })
  save(
    @CurrentIdentity() who: Identity,
    @Param('code', zodParam(BoxCodeSchema)) code: string,
    @Body(zodBody(SaveBoxSchema)) body: SaveBox,
  ): Promise<Box> {
    return this.saving.execute(who, code, body);
  }
}
