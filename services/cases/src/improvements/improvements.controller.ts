import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  CheckImprovementSchema,
  CloseImprovementSchema,
  ImprovementDetailSchema,
  ImprovementFiguresSchema,
  ImprovementQuerySchema,
  ImprovementsSchema,
  MoveImprovementSchema,
  OpenImprovementSchema,
  WithdrawImprovementSchema,
  type CheckImprovement,
  type Identity,
  type Improvement,
  type ImprovementDetail,
  type ImprovementFigures,
  type ImprovementQuery,
  type OpenImprovement,
  type Page,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { spanOf } from '../loops/span.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { CarryOnImprovements, noSuchAction } from './carry-on.usecase.js';
import { seesImprovement } from './improvement-rules.js';
import { detailOf, figuresOf, listActions } from './improvement-views.repository.js';
import { findAction } from './improvements.repository.js';
import { OpenImprovements } from './open-improvement.usecase.js';

const tag = 'improvements';
const problems = [
  'request.invalid',
  'access.denied',
  'improvement.not_found',
  'improvement.at_another_step',
] as const;

/** What is done so that it does not happen again, and whether it helped. */
@Controller('api/v1/improvements')
export class ImprovementsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly opening: OpenImprovements,
    private readonly carryingOn: CarryOnImprovements,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Improvement actions within reach, and those of the reader',
    tag,
    query: ImprovementQuerySchema,
    response: ImprovementsSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ImprovementQuerySchema)) query: ImprovementQuery,
  ): Promise<Page<Improvement>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      listActions(
        tx,
        who,
        query,
        await this.keys.forTenant(tx),
        spanOf(query, await this.reference.load(tx), tx.now),
      ),
    );
  }

  @Get('figures')
  @ApiRoute({
    summary: 'What each department has to do, and how often what it did helped',
    tag,
    response: ImprovementFiguresSchema,
    problems: [],
  })
  figures(@CurrentIdentity() who: Identity): Promise<ImprovementFigures> {
    return this.unitOfWork.run(who.tenantId, (tx) => figuresOf(tx, who));
  }

  @Post()
  @ApiRoute({
    summary: 'Open an improvement action',
    tag,
    status: 201,
    body: OpenImprovementSchema,
    response: ImprovementDetailSchema,
    problems: [
      'request.invalid',
      'access.denied',
      'common_problem.not_found',
      'common_problem.answered',
    ],
  })
  async open(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(OpenImprovementSchema)) body: OpenImprovement,
  ): Promise<ImprovementDetail> {
    return this.read(who, await this.opening.execute(who, body));
  }

  @Get(':actionId')
  @ApiRoute({
    summary: 'An improvement action with all that became of it',
    tag,
    response: ImprovementDetailSchema,
    problems: ['request.invalid', 'improvement.not_found'],
  })
  one(
    @CurrentIdentity() who: Identity,
    @Param('actionId', zodParam(z.uuid())) actionId: string,
  ): Promise<ImprovementDetail> {
    return this.read(who, actionId);
  }

  @Post(':actionId/close')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Say that an action was done, and by what one sees it',
    tag,
    body: CloseImprovementSchema,
    response: ImprovementDetailSchema,
    problems: [...problems],
  })
  async close(
    @CurrentIdentity() who: Identity,
    @Param('actionId', zodParam(z.uuid())) actionId: string,
    @Body(zodBody(CloseImprovementSchema)) { proof }: z.infer<typeof CloseImprovementSchema>,
  ): Promise<ImprovementDetail> {
    await this.carryingOn.close(who, actionId, proof);
    return this.read(who, actionId);
  }

  @Post(':actionId/check')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Say whether an action helped; if not, it is done again or another follows',
    tag,
    body: CheckImprovementSchema,
    response: ImprovementDetailSchema,
    problems: [...problems, 'improvement.own_check'],
  })
  async check(
    @CurrentIdentity() who: Identity,
    @Param('actionId', zodParam(z.uuid())) actionId: string,
    @Body(zodBody(CheckImprovementSchema)) body: CheckImprovement,
  ): Promise<ImprovementDetail> {
    await this.carryingOn.check(who, actionId, body);
    return this.read(who, actionId);
  }

  @Post(':actionId/move')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Give an action another last day, with a reason',
    tag,
    body: MoveImprovementSchema,
    response: ImprovementDetailSchema,
    problems: [...problems],
  })
  async move(
    @CurrentIdentity() who: Identity,
    @Param('actionId', zodParam(z.uuid())) actionId: string,
    @Body(zodBody(MoveImprovementSchema)) body: z.infer<typeof MoveImprovementSchema>,
  ): Promise<ImprovementDetail> {
    await this.carryingOn.move(who, actionId, body.dueOn, body.reason);
    return this.read(who, actionId);
  }

  @Post(':actionId/withdraw')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Drop an action that is not needed any more, with a reason',
    tag,
    body: WithdrawImprovementSchema,
    response: ImprovementDetailSchema,
    problems: [...problems],
  })
  async withdraw(
    @CurrentIdentity() who: Identity,
    @Param('actionId', zodParam(z.uuid())) actionId: string,
    @Body(zodBody(WithdrawImprovementSchema)) { reason }: z.infer<typeof WithdrawImprovementSchema>,
  ): Promise<ImprovementDetail> {
    await this.carryingOn.withdraw(who, actionId, reason);
    return this.read(who, actionId);
  }

  private read(who: Identity, actionId: string): Promise<ImprovementDetail> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const action = await findAction(tx, actionId);
      if (!action || !seesImprovement(who, action)) throw noSuchAction();
      return detailOf(tx, who, action, await this.keys.forTenant(tx));
    });
  }
}
