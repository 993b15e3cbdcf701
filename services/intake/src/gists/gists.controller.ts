import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import {
  type Gists,
  type GistsQuery,
  GistsQuerySchema,
  GistsSchema,
  type Identity,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { GistsRepository } from './gists.repository.js';

@Controller('api/v1/complaints/gists')
export class GistsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly gists: GistsRepository,
    @Inject(CONFIG) private readonly config: Pick<IntakeConfig, 'REPEATED_WITHIN_DAYS'>,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiRoute({
    summary: 'What rows of a list say of complaints: the first words, who, files, how often',
    description:
      'For a page of numbers at once, by the classes of fields that you see of each; what you do not reach is left out. Such a glance is not on ' +
      'record as a reading of the complaint.',
    tag: 'Complaints',
    body: GistsQuerySchema,
    response: GistsSchema,
    problems: ['request.invalid'],
  })
  async run(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(GistsQuerySchema)) { complaintNos }: GistsQuery,
  ): Promise<Gists> {
    const items = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.gists.read(tx, who, complaintNos, this.config.REPEATED_WITHIN_DAYS),
    );
    return { items };
  }
}
