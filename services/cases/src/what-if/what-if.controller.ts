import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  WhatIfChangesQuerySchema,
  WhatIfChangesSchema,
  WhatIfRequestSchema,
  WhatIfSchema,
} from '@tingsu/contracts';
import type { Identity, Page, WhatIf, WhatIfChange } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { requireOnPolicies } from '../policies/policy-access.js';
import { StartWhatIf } from './start-what-if.usecase.js';
import { listChanges, readRun } from './what-if.repository.js';

const ID = zodParam(z.uuid());

@Controller('api/v1/what-if')
export class WhatIfController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly starting: StartWhatIf,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiRoute({
    summary: 'Try a draft out against past cases or the samples, in the background',
    tag: 'policies',
    body: WhatIfRequestSchema,
    response: WhatIfSchema,
    status: 202,
    problems: [
      'access.denied',
      'draft.not_found',
      'draft.state_refused',
      'draft.has_problems',
      'request.invalid',
    ],
  })
  start(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(WhatIfRequestSchema)) body: z.infer<typeof WhatIfRequestSchema>,
  ): Promise<WhatIf> {
    return this.starting.execute(who, body);
  }

  @Get(':runId')
  @ApiRoute({
    summary: 'How far a run is and what it found',
    tag: 'policies',
    response: WhatIfSchema,
    problems: ['access.denied', 'trial.not_found'],
  })
  read(@CurrentIdentity() who: Identity, @Param('runId', ID) runId: string): Promise<WhatIf> {
    requireOnPolicies(who, 'readDrafts');
    return this.unitOfWork.run(who.tenantId, (tx) => readRun(tx, runId));
  }

  @Get(':runId/changes')
  @ApiRoute({
    summary: 'Cases whose decisions or due times would change',
    tag: 'policies',
    query: WhatIfChangesQuerySchema,
    response: WhatIfChangesSchema,
    problems: ['access.denied', 'trial.not_found', 'request.invalid'],
  })
  changes(
    @CurrentIdentity() who: Identity,
    @Param('runId', ID) runId: string,
    @Query(zodQuery(WhatIfChangesQuerySchema)) query: z.infer<typeof WhatIfChangesQuerySchema>,
  ): Promise<Page<WhatIfChange>> {
    requireOnPolicies(who, 'readDrafts');
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      await readRun(tx, runId);
      return listChanges(tx, runId, query);
    });
  }
}
