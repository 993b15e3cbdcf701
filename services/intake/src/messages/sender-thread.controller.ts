import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  AskWithdrawalSchema,
  ConfirmByComplainantSchema,
  type Identity,
  ProblemError,
  ObjectSchema,
  RateAnswerSchema,
  type SendMessage,
  SendMessageSchema,
  type ThreadMessage,
  ThreadMessageSchema,
  type ThreadPage,
  ThreadPageSchema,
  type ThreadQuery,
  ThreadQuerySchema,
} from '@tingsu/contracts';
import {
  AllowPublic,
  ApiRoute,
  CalledFrom,
  CurrentIdentity,
  zodBody,
  zodParam,
  zodQuery,
} from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { visitorKeyOf } from '../complaints/idempotency-key.js';
import { downloadHeaders } from '../uploads/download-headers.js';
import { ShownFiles } from '../uploads/shown-file.usecase.js';
import { SenderThread, type Sent } from './sender-thread.usecase.js';

const TAG = 'Complaints';
const TRACKING = {
  name: 'X-Tracking-Code',
  description: 'The tracking code of the receipt, or its short code',
  required: true,
};
const HEADERS = [
  TRACKING,
  {
    name: 'Idempotency-Key',
    description: 'A random UUID, the same for every repetition',
    required: true,
  },
];
const PROBLEMS = [
  'idempotency.key_missing',
  'idempotency.key_reused',
  'request.invalid',
  'request.too_many',
  'complaint.not_found',
  'code.resting',
  'complaint.archived',
] as const;

/** What a route of the complainant is called with. */
interface Call {
  readonly who: Identity;
  readonly address: string;
  readonly complaintNo: string;
  readonly code: string | undefined;
  readonly key: string | undefined;
}

/** The thread for the complainant, who shows the code of the receipt with each request. */
@Controller('api/v1/complaints/:complaintNo')
export class SenderThreadController {
  constructor(
    @Inject(SenderThread) private readonly thread: SenderThread,
    @Inject(ShownFiles) private readonly shown: ShownFiles,
  ) {}

  @Get('messages')
  @AllowPublic()
  @ApiRoute({
    summary: 'The conversation with the hospital, newest first, for the sender of the complaint',
    tag: TAG,
    query: ThreadQuerySchema,
    response: ThreadPageSchema,
    headers: [TRACKING],
    problems: ['complaint.not_found', 'code.resting', 'request.invalid'],
  })
  page(
    @CurrentIdentity() who: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Query(zodQuery(ThreadQuerySchema)) query: ThreadQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ThreadPage> {
    void reply.header('cache-control', 'no-store');
    return this.thread.page(senderOf({ who, address, complaintNo, code }), query);
  }

  @Post('messages')
  @HttpCode(201)
  @AllowPublic()
  @ApiRoute({
    summary: 'Write to the hospital about a complaint, and send what it asked for',
    description: 'Words, files that were uploaded before, or both. The same key acts once.',
    tag: TAG,
    body: SendMessageSchema,
    response: ThreadMessageSchema,
    status: 201,
    headers: HEADERS,
    problems: [...PROBLEMS, 'upload.unknown'],
  })
  write(
    @CurrentIdentity() who: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(SendMessageSchema)) { words, files }: SendMessage,
  ): Promise<ThreadMessage> {
    return this.send({ who, address, complaintNo, code, key }, { kind: 'message', words, files });
  }

  @Get('messages/:messageId/files/:uploadId')
  @AllowPublic()
  @ApiRoute({
    summary: 'Download a file of the conversation, for the sender of the complaint',
    tag: TAG,
    headers: [TRACKING],
    problems: ['complaint.not_found', 'code.resting', 'request.not_found'],
  })
  async download(
    @CurrentIdentity() who: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Param('messageId', zodParam(z.uuid())) messageId: string,
    @Param('uploadId', zodParam(z.uuid())) uploadId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sender = senderOf({ who, address, complaintNo, code });
    const file = await this.thread.file(sender, messageId, uploadId);
    const content = await this.shown.open(file);
    if (!content) throw new ProblemError('request.not_found', 'This picture cannot be shown.');
    await reply.headers(downloadHeaders(file)).send(content);
  }

  @Post('withdrawal')
  @HttpCode(201)
  @AllowPublic()
  @ApiRoute({
    summary: 'Ask to take the complaint back, by its sender; the hospital confirms it',
    tag: TAG,
    body: AskWithdrawalSchema,
    response: ThreadMessageSchema,
    status: 201,
    headers: HEADERS,
    problems: [...PROBLEMS, 'complaint.ended'],
  })
  withdraw(
    @CurrentIdentity() who: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(AskWithdrawalSchema)) { words }: z.infer<typeof AskWithdrawalSchema>,
  ): Promise<ThreadMessage> {
    return this.send({ who, address, complaintNo, code, key }, { kind: 'withdrawal', words });
  }

  @Post('objection')
  @HttpCode(201)
  @AllowPublic()
  @ApiRoute({
    summary:
      'Object to a decision about oneself, such as how one may reach the hospital, by the sender; whether there is one is not said',
    tag: TAG,
    body: ObjectSchema,
    response: ThreadMessageSchema,
    status: 201,
    headers: HEADERS,
    problems: [...PROBLEMS, 'complaint.archived'],
  })
  object(
    @CurrentIdentity() who: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(ObjectSchema)) { words }: z.infer<typeof ObjectSchema>,
  ): Promise<ThreadMessage> {
    return this.send({ who, address, complaintNo, code, key }, { kind: 'objection', words });
  }

  @Post('rating')
  @HttpCode(201)
  @AllowPublic()
  @ApiRoute({
    summary: 'Say whether the answer is satisfying, by the sender; who is not says why',
    tag: TAG,
    body: RateAnswerSchema,
    response: ThreadMessageSchema,
    status: 201,
    headers: HEADERS,
    problems: [...PROBLEMS, 'answer.missing', 'upload.unknown'],
  })
  rate(
    @CurrentIdentity() who: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(RateAnswerSchema)) rating: z.infer<typeof RateAnswerSchema>,
  ): Promise<ThreadMessage> {
    return this.send({ who, address, complaintNo, code, key }, { kind: 'rating', ...rating });
  }

  @Post('confirmation')
  @HttpCode(201)
  @AllowPublic()
  @ApiRoute({
    summary: 'Agree with the outcome that the hospital gave, by the sender of the complaint',
    tag: TAG,
    body: ConfirmByComplainantSchema,
    response: ThreadMessageSchema,
    status: 201,
    headers: HEADERS,
    problems: [...PROBLEMS, 'answer.missing'],
  })
  confirm(
    @CurrentIdentity() who: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(ConfirmByComplainantSchema))
    { words }: z.infer<typeof ConfirmByComplainantSchema>,
  ): Promise<ThreadMessage> {
    return this.send({ who, address, complaintNo, code, key }, { kind: 'confirmation', words });
  }

  private send(call: Call, sent: Omit<Sent, 'key'>): Promise<ThreadMessage> {
    return this.thread.write(senderOf(call), { ...sent, key: visitorKeyOf(call.key) });
  }
}

const senderOf = ({ who, address, complaintNo, code }: Omit<Call, 'key'>) => ({
  ...{ tenantId: who.tenantId, complaintNo, code: code ?? '', address },
});
