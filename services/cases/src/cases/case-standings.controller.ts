import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  type CaseStanding,
  CaseStandingRequestSchema,
  CaseStandingsSchema,
  type Identity,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import type { z } from 'zod';
import { ReferenceData } from '../policies/reference.repository.js';
import { readStandings } from './case-standings.repository.js';

@Controller('api/v1/cases/standing')
export class CaseStandingsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiRoute({
    summary: 'How cases stand that something is to be done with at once',
    description:
      'Version, owner, which commands for many you may give now or why not, and the steps that wait for you to say that you know. ' +
      'No words and no person behind a complaint, so it is no reading of the case. A case that you may not see is left out.',
    tag: 'cases',
    body: CaseStandingRequestSchema,
    response: CaseStandingsSchema,
    problems: ['request.invalid', 'policy.missing'],
  })
  standings(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(CaseStandingRequestSchema))
    { caseNos }: z.infer<typeof CaseStandingRequestSchema>,
  ): Promise<{ readonly items: readonly CaseStanding[] }> {
    return this.unitOfWork.run(who.tenantId, async (tx) => ({
      items: await readStandings(tx, who, caseNos, await this.reference.load(tx)),
    }));
  }
}
