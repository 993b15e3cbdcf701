import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  AddressedResultsSchema,
  AskReconsiderationSchema,
  ResultNoticesQuerySchema,
  WithdrawReconsiderationSchema,
  type AddressedResults,
  type AskReconsideration,
  type Identity,
  type ResultNoticesQuery,
  type WithdrawReconsideration,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { spanOf } from '../loops/span.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { listAddressed } from './addressed-results.repository.js';
import { AnswerResult } from './answer-result.usecase.js';
import { z } from 'zod';

const tag = 'results';
const noticeId = zodParam(z.uuid());

/** What people are served because of complaints about them or their department, for themselves to read and to answer. */
@Controller('api/v1/result-notices')
export class ResultsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly answers: AnswerResult,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Results that were served on you or the department you head, and circulars',
    description: 'They name nobody who complained. A confidential clue is never among them.',
    tag,
    query: ResultNoticesQuerySchema,
    response: AddressedResultsSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ResultNoticesQuerySchema)) query: ResultNoticesQuery,
  ): Promise<AddressedResults> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const span = spanOf(query, await this.reference.load(tx), tx.now);
      return listAddressed(tx, who, query, this.keys, span);
    });
  }

  @Post(':noticeId/reconsideration')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Ask for reconsideration of a result that was served on you',
    tag,
    body: AskReconsiderationSchema,
    status: 204,
    problems: ['request.invalid', 'case.not_found', 'case.state_refused', 'case.rule_refused'],
  })
  ask(
    @CurrentIdentity() who: Identity,
    @Param('noticeId', noticeId) id: string,
    @Body(zodBody(AskReconsiderationSchema)) body: AskReconsideration,
  ): Promise<void> {
    return this.answers.ask(who, id, body);
  }

  @Post(':noticeId/reading')
  @HttpCode(204)
  @ApiRoute({
    summary:
      'Say that you have read the conclusion of your request; saying it again changes nothing',
    tag,
    status: 204,
    problems: ['case.not_found'],
  })
  read(@CurrentIdentity() who: Identity, @Param('noticeId', noticeId) id: string): Promise<void> {
    return this.answers.read(who, id);
  }

  @Post(':noticeId/withdrawal')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Take back your request for reconsideration',
    tag,
    body: WithdrawReconsiderationSchema,
    status: 204,
    problems: ['request.invalid', 'case.not_found', 'case.state_refused', 'case.rule_refused'],
  })
  withdraw(
    @CurrentIdentity() who: Identity,
    @Param('noticeId', noticeId) id: string,
    @Body(zodBody(WithdrawReconsiderationSchema)) body: WithdrawReconsideration,
  ): Promise<void> {
    return this.answers.withdraw(who, id, body);
  }
}
