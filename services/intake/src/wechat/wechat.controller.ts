import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import type { Identity } from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { ArrivedTests } from '../inlets/arrived-tests.repository.js';
import { readWechatEvent } from '../receipts/receipt.js';
import { TakeReceipts } from '../receipts/take-receipts.usecase.js';
import { messageIn } from './call.js';
import { KeepCall } from './keep-call.usecase.js';
import { OpenCall } from './open-call.usecase.js';
import { testIn } from './test-call.js';

const word = z.string().max(200).default('');
const QuerySchema = z.object({
  ...{ signature: word, timestamp: word, nonce: word },
  ...{ msg_signature: word.optional(), echostr: word.optional() },
});
type CallQuery = z.infer<typeof QuerySchema>;
const TAG = 'Receipts';
const PROBLEMS = ['receipt.signature_invalid'] as const;

/** The one address that an official account has for all that WeChat says: what people write, and what became of our messages. */
@Controller('api/v1/receipts/wechat')
@AllowPublic()
export class WechatController {
  constructor(
    private readonly calls: OpenCall,
    private readonly keep: KeepCall,
    private readonly receipts: TakeReceipts,
    private readonly tests: ArrivedTests,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiRoute({
    summary: 'WeChat checks the address of its calls',
    tag: TAG,
    query: QuerySchema,
    response: z.string(),
    problems: PROBLEMS,
  })
  async check(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(QuerySchema)) query: CallQuery,
  ): Promise<string> {
    await this.calls.check(who.tenantId, query);
    return query.echostr ?? '';
  }

  @Post()
  @HttpCode(200)
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiRoute({
    summary: 'What WeChat says: what a person wrote, or whether a template message has arrived',
    tag: TAG,
    query: QuerySchema,
    body: z.unknown(),
    response: z.string(),
    problems: PROBLEMS,
  })
  async take(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(QuerySchema)) query: CallQuery,
    @Body() body: unknown,
  ): Promise<string> {
    const fields = await this.calls.execute(who.tenantId, {
      ...{ ...query, body: typeof body === 'string' ? body : '' },
      sealedSignature: query.msg_signature ?? '',
    });
    const testId = fields && testIn(fields);
    if (testId) await this.tests.arrived(testId, who.tenantId);
    const receipt = fields && readWechatEvent(fields);
    if (receipt) await this.receipts.execute(who.tenantId, 'wechat', [receipt]);
    const message = fields && messageIn(fields);
    if (message) await this.keep.execute(who.tenantId, message);
    return 'success';
  }
}
