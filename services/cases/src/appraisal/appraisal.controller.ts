import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  AccountabilityFiguresSchema,
  AppraisalQuerySchema,
  AppraisalSchema,
  DecisionQuerySchema,
  DecisionsSchema,
  GiveRewardSchema,
  houseReach,
  mayInHouse,
  ProblemError,
  RewardQuerySchema,
  RewardsSchema,
  type AccountabilityFigures,
  type Appraisal,
  type DecisionRow,
  type GiveReward,
  type Identity,
  type Page,
  type Reward,
  type RewardQuery,
} from '@tingsu/contracts';
import { UnitOfWork, type Transaction } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import type { z } from 'zod';
import { matterReach } from '../accountability/matter-rights.js';
import { CaseAccessLog } from '../access/access-log.repository.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { accessOf, requireSight } from '../cases/case-access.js';
import { stateByNumber } from '../cases/case-detail.repository.js';
import { readAppraisal, readDecisions, readFigures } from './appraisal.repository.js';
import { spanOf, type Within } from './period.js';
import { addReward, listRewards, rewardsBetween } from './rewards.repository.js';

const tag = 'accountability';
const MOST_AT_ONCE = 200;

/** What personnel takes out, and what was given to staff. */
@Controller('api/v1')
export class AppraisalController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
    private readonly keys: DataKeys,
    private readonly log: CaseAccessLog,
  ) {}

  @Get('accountability/appraisal')
  @ApiRoute({
    summary: 'What was found about persons and departments in a month or year; for personnel',
    tag,
    query: AppraisalQuerySchema,
    response: AppraisalSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  appraisal(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(AppraisalQuerySchema)) { period }: z.infer<typeof AppraisalQuerySchema>,
  ): Promise<Appraisal> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      readAppraisal(tx, await this.personnel(tx, who, period)),
    );
  }

  @Get('accountability/figures')
  @ApiRoute({
    summary: 'How many matters were decided in a month or year, without small counts',
    tag,
    query: AppraisalQuerySchema,
    response: AccountabilityFiguresSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  figures(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(AppraisalQuerySchema)) { period }: z.infer<typeof AppraisalQuerySchema>,
  ): Promise<AccountabilityFigures> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { book, directory } = await this.reference.load(tx);
      const { campuses } = matterReach(who, book, directory);
      if (campuses?.length === 0)
        throw new ProblemError('access.denied', 'Figures are for who reads matters of a campus.');
      return readFigures(tx, campuses, { period, timeZone: directory.timeZone });
    });
  }

  @Get('accountability/decisions')
  @ApiRoute({
    summary: 'What was decided in a month or year, without what is under appeal; for personnel',
    tag,
    query: DecisionQuerySchema,
    response: DecisionsSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  decisions(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(DecisionQuerySchema)) query: z.infer<typeof DecisionQuerySchema>,
  ): Promise<Page<DecisionRow>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      readDecisions(tx, await this.personnel(tx, who, query.period), query.cursor),
    );
  }

  @Get('accountability/rewards')
  @ApiRoute({
    summary: 'What was given to staff in a month or year; for personnel',
    tag,
    query: DecisionQuerySchema,
    response: RewardsSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  rewardsOfPeriod(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(DecisionQuerySchema)) query: z.infer<typeof DecisionQuerySchema>,
  ): Promise<Page<Reward>> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const within = await this.personnel(tx, who, query.period);
      const keys = await this.keys.forTenant(tx);
      return rewardsBetween(tx, spanOf(within), query.cursor, MOST_AT_ONCE, keys);
    });
  }

  @Get('rewards')
  @ApiRoute({
    summary: 'Praise and rewards within reach, and your own; the newest first',
    tag,
    query: RewardQuerySchema,
    response: RewardsSchema,
    problems: ['request.invalid'],
  })
  rewards(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(RewardQuerySchema)) query: RewardQuery,
  ): Promise<Page<Reward>> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const keys = await this.keys.forTenant(tx);
      return listRewards(tx, who.personId, houseReach(who, 'reward.give'), query, keys);
    });
  }

  @Post('rewards')
  @HttpCode(201)
  @ApiRoute({
    summary: 'Praise or reward a person or a department',
    tag,
    body: GiveRewardSchema,
    response: RewardsSchema.shape.items.element,
    problems: ['request.invalid', 'access.denied', 'case.not_found'],
  })
  give(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(GiveRewardSchema)) body: GiveReward,
  ): Promise<Reward> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { directory } = await this.reference.load(tx);
      const place = directory.departments.find(({ code }) => code === body.department);
      const { personId } = who;
      const may = place && mayInHouse(who, 'reward.give', { ...place, department: place.code });
      if (!may || personId === null || personId === body.personId)
        throw new ProblemError(
          'access.denied',
          'The head of the department or the centre, or a leader, rewards; nobody rewards himself.',
        );
      if (body.caseNo !== null) {
        const { state } = await stateByNumber(tx, body.caseNo);
        requireSight(accessOf(who, state), state);
      }
      const given = { campus: place.campus, givenBy: personId };
      return addReward(tx, body, given, await this.keys.forTenant(tx));
    });
  }

  /** Where the reader keeps the files of the staff; on record, because it is about persons. */
  private async personnel(tx: Transaction, who: Identity, period: string): Promise<Within> {
    const { book, directory } = await this.reference.load(tx);
    const { personnel } = matterReach(who, book, directory);
    if (personnel.length === 0)
      throw new ProblemError('access.denied', 'Only personnel takes this out.');
    await this.log.recordMatter(tx, who, null);
    return { campuses: personnel, period, timeZone: directory.timeZone };
  }
}
