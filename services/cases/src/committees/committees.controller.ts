import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import {
  CommitteeCodeSchema,
  CommitteeHistorySchema,
  CommitteeQuerySchema,
  CommitteeSchema,
  CommitteesSchema,
  houseReach,
  ProblemError,
  SaveCommitteeSchema,
  type Committee,
  type CommitteeChange,
  type CommitteeQuery,
  type Identity,
  type Page,
  type SaveCommittee,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { historyOf, listCommittees } from './committees.repository.js';
import { SaveCommittees } from './save-committee.usecase.js';

const tag = 'committees';

/** Committees of the house: who sits in them, and how that changed. */
@Controller('api/v1/committees')
export class CommitteesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly saving: SaveCommittees,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Committees within reach',
    tag,
    query: CommitteeQuerySchema,
    response: CommitteesSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(CommitteeQuerySchema)) query: CommitteeQuery,
  ): Promise<Page<Committee>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listCommittees(tx, who, query));
  }

  @Put(':code')
  @ApiRoute({
    summary: 'Make or change a committee',
    tag,
    body: SaveCommitteeSchema,
    response: CommitteeSchema,
    problems: ['request.invalid', 'access.denied', 'committee.stale_version', 'policy.missing'],
  })
  save(
    @CurrentIdentity() who: Identity,
    @Param('code', zodParam(CommitteeCodeSchema)) code: string,
    @Body(zodBody(SaveCommitteeSchema)) body: SaveCommittee,
  ): Promise<Committee> {
    return this.saving.execute(who, code, body);
  }

  @Get(':code/history')
  @ApiRoute({
    summary: 'What a committee was before, newest first',
    tag,
    response: CommitteeHistorySchema,
    problems: ['request.invalid', 'access.denied'],
  })
  async history(
    @CurrentIdentity() who: Identity,
    @Param('code', zodParam(CommitteeCodeSchema)) code: string,
  ): Promise<{ items: CommitteeChange[] }> {
    const { campuses } = houseReach(who, 'committee.edit');
    if (campuses !== null && campuses.length === 0)
      throw new ProblemError(
        'access.denied',
        'The history of a committee is for those who keep it.',
      );
    return this.unitOfWork.run(who.tenantId, async (tx) => ({ items: await historyOf(tx, code) }));
  }
}
