import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  type Identity,
  type StaffThreadMessage,
  StaffThreadMessageSchema,
  type StaffThreadPage,
  StaffThreadPageSchema,
  type ThreadQuery,
  ThreadQuerySchema,
  type WriteToComplainant,
  WriteToComplainantSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodQuery } from '@tingsu/http';
import { idempotencyKeyOf } from '../complaints/idempotency-key.js';
import { StaffThread } from './staff-thread.usecase.js';

/** The thread for staff. Its address is that of the case, whose page shows it. */
@Controller('api/v1/cases/:caseNo/messages')
export class StaffThreadController {
  constructor(private readonly thread: StaffThread) {}

  @Get()
  @ApiRoute({
    summary: 'The conversation with the complainant, newest first',
    description: 'Numbers in the words are masked for who does not see them in the fields.',
    tag: 'Cases',
    query: ThreadQuerySchema,
    response: StaffThreadPageSchema,
    problems: ['case.not_found', 'request.invalid'],
  })
  page(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Query(zodQuery(ThreadQuerySchema)) query: ThreadQuery,
  ): Promise<StaffThreadPage> {
    return this.thread.page(who, caseNo, query);
  }

  @Post()
  @HttpCode(201)
  @ApiRoute({
    summary: 'Write to the complainant',
    description:
      'By the complaint centre. It stands on the progress page, and goes out by `media` in their order. The same key acts once.',
    tag: 'Cases',
    body: WriteToComplainantSchema,
    response: StaffThreadMessageSchema,
    status: 201,
    headers: [
      { name: 'Idempotency-Key', description: 'The same for every repetition', required: true },
    ],
    problems: [
      'idempotency.key_missing',
      'idempotency.key_reused',
      'request.invalid',
      'access.denied',
      'case.not_found',
      'complaint.archived',
      'upload.unknown',
    ],
  })
  write(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(WriteToComplainantSchema)) message: WriteToComplainant,
  ): Promise<StaffThreadMessage> {
    const checkedKey = idempotencyKeyOf(key, 'an Idempotency-Key header');
    return this.thread.write(who, caseNo, { ...message, key: checkedKey });
  }
}
