import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type CaseSendings,
  CaseSendingsSchema,
  type Identity,
  type MessageSendings,
  MessageSendingsSchema,
  type SendByWays,
  SendByWaysSchema,
  type SendingDone,
  SendingDoneSchema,
  type SendingGivenUp,
  SendingGivenUpSchema,
  type SendingTask,
  SendingTaskSchema,
  type SendingTasks,
  type SendingTasksQuery,
  SendingTasksQuerySchema,
  SendingTasksSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { SendingTaskList } from './sending-tasks.usecase.js';
import { StaffSendings } from './staff-sendings.usecase.js';

const Id = zodParam(z.uuid());

/** How messages of a case went out. */
@Controller('api/v1/cases/:caseNo/messages')
export class MessageSendingsController {
  constructor(private readonly sendings: StaffSendings) {}

  @Get('sendings')
  @ApiRoute({
    summary: 'How messages of the hospital went out, and by which ways the complainant is reached',
    tag: 'Cases',
    response: CaseSendingsSchema,
    problems: ['case.not_found'],
  })
  list(@CurrentIdentity() who: Identity, @Param('caseNo') caseNo: string): Promise<CaseSendings> {
    return this.sendings.list(who, caseNo);
  }

  @Post(':messageId/sendings')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Send a message, or send it by another way',
    tag: 'Cases',
    body: SendByWaysSchema,
    response: MessageSendingsSchema,
    problems: ['request.invalid', 'case.not_found', 'access.denied', 'request.not_found'],
  })
  send(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Param('messageId', Id) messageId: string,
    @Body(zodBody(SendByWaysSchema)) { media }: SendByWays,
  ): Promise<MessageSendings> {
    return this.sendings.send(who, { caseNo, messageId }, media);
  }
}

/** Letters to post and calls to make. */
@Controller('api/v1/sendings')
export class SendingTasksController {
  constructor(private readonly tasks: SendingTaskList) {}

  @Get()
  @ApiRoute({
    summary: 'Letters to post or calls to make, the oldest first',
    tag: 'Messages',
    query: SendingTasksQuerySchema,
    response: SendingTasksSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(SendingTasksQuerySchema)) query: SendingTasksQuery,
  ): Promise<SendingTasks> {
    return this.tasks.list(who, query);
  }

  @Get(':id')
  @ApiRoute({
    summary: 'One letter or call with whom it goes to and its words; the reading is on record',
    tag: 'Messages',
    response: SendingTaskSchema,
    problems: ['request.not_found', 'access.denied', 'request.invalid'],
  })
  read(@CurrentIdentity() who: Identity, @Param('id', Id) id: string): Promise<SendingTask> {
    return this.tasks.read(who, id);
  }

  @Post(':id/done')
  @HttpCode(204)
  @ApiRoute({
    summary: 'The letter was posted, or the words were said',
    tag: 'Messages',
    body: SendingDoneSchema,
    status: 204,
    problems: ['request.not_found', 'access.denied', 'request.invalid', 'sending.ended'],
  })
  done(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(SendingDoneSchema)) body: SendingDone,
  ): Promise<void> {
    return this.tasks.done(who, id, body);
  }

  @Post(':id/given-up')
  @HttpCode(204)
  @ApiRoute({
    summary: 'The letter came back, or nobody was reached',
    tag: 'Messages',
    body: SendingGivenUpSchema,
    status: 204,
    problems: ['request.not_found', 'access.denied', 'request.invalid', 'sending.ended'],
  })
  givenUp(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(SendingGivenUpSchema)) body: SendingGivenUp,
  ): Promise<void> {
    return this.tasks.givenUp(who, id, body);
  }
}
