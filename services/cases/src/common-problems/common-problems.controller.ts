import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  CommonProblemFiguresSchema,
  CommonProblemQuerySchema,
  CommonProblemsSchema,
  DismissProblemSchema,
  type CommonProblem,
  type CommonProblemFigures,
  type CommonProblemQuery,
  type Identity,
  type Page,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { spanOf } from '../loops/span.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { AnswerProblem } from './answer-problem.usecase.js';
import { listProblems, problemFigures } from './common-problems.repository.js';

const tag = 'improvements';

/** What is complained of again and again. */
@Controller('api/v1/common-problems')
export class CommonProblemsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly answering: AnswerProblem,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Common problems within reach, those that wait for an answer or those answered',
    tag,
    query: CommonProblemQuerySchema,
    response: CommonProblemsSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(CommonProblemQuerySchema)) query: CommonProblemQuery,
  ): Promise<Page<CommonProblem>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      listProblems(
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
    summary: 'How many common problems wait, and how often it was right to find one',
    tag,
    response: CommonProblemFiguresSchema,
    problems: [],
  })
  figures(@CurrentIdentity() who: Identity): Promise<CommonProblemFigures> {
    return this.unitOfWork.run(who.tenantId, (tx) => problemFigures(tx, who));
  }

  @Post(':problemId/dismiss')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Set a common problem aside with a reason; an improvement action answers it, too',
    tag,
    status: 204,
    body: DismissProblemSchema,
    problems: [
      'request.invalid',
      'access.denied',
      'common_problem.not_found',
      'common_problem.answered',
    ],
  })
  dismiss(
    @CurrentIdentity() who: Identity,
    @Param('problemId', zodParam(z.uuid())) problemId: string,
    @Body(zodBody(DismissProblemSchema)) { reason }: z.infer<typeof DismissProblemSchema>,
  ): Promise<void> {
    return this.answering.dismiss(who, problemId, reason);
  }
}
