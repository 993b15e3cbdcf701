import { timingSafeEqual } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { type Identity, ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { AllowPublic, ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import type { Account } from '../media/account.js';
import { isFromWechat } from '../media/wechat-signature.js';
import { readAliyunPush, readTencentPush, readWechatEvent, type Receipt } from './receipt.js';
import { TakeReceipts } from './take-receipts.usecase.js';

const word = z.string().max(200).default('');
const WechatQuerySchema = z.object({
  ...{ signature: word, timestamp: word, nonce: word, echostr: word.optional() },
});
type WechatQuery = z.infer<typeof WechatQuerySchema>;
const TAG = 'Receipts';
const PROBLEMS = ['receipt.signature_invalid'] as const;

/** What providers say of the messages that they took. Each proves who it is: by a key in the address that only it was given, or by its signature. */
@Controller('api/v1/receipts')
@AllowPublic()
export class ReceiptsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    @Inject(MediaAccountRepository) private readonly accounts: MediaAccountRepository,
    private readonly receipts: TakeReceipts,
  ) {}

  @Post('aliyun/:key')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Receipts of text messages, pushed by Aliyun',
    tag: TAG,
    body: z.unknown(),
    response: z.object({ code: z.number(), msg: z.string() }),
    problems: [...PROBLEMS, 'request.invalid'],
  })
  async aliyun(
    @CurrentIdentity() who: Identity,
    @Param('key') key: string,
    @Body() body: unknown,
  ): Promise<{ code: number; msg: string }> {
    await this.checkKey(who, 'aliyun', key);
    await this.receipts.execute(who.tenantId, 'aliyun', given(readAliyunPush(body)));
    return { code: 0, msg: '接收成功' };
  }

  @Post('tencent/:key')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Receipts of text messages, pushed by Tencent Cloud',
    tag: TAG,
    body: z.unknown(),
    response: z.object({ result: z.number(), errmsg: z.string() }),
    problems: [...PROBLEMS, 'request.invalid'],
  })
  async tencent(
    @CurrentIdentity() who: Identity,
    @Param('key') key: string,
    @Body() body: unknown,
  ): Promise<{ result: number; errmsg: string }> {
    await this.checkKey(who, 'tencent', key);
    await this.receipts.execute(who.tenantId, 'tencent', given(readTencentPush(body)));
    return { result: 0, errmsg: 'OK' };
  }

  @Get('wechat')
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiRoute({
    summary: 'WeChat checks the address of its calls',
    tag: TAG,
    query: WechatQuerySchema,
    response: z.string(),
    problems: PROBLEMS,
  })
  async wechatCheck(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(WechatQuerySchema)) query: WechatQuery,
  ): Promise<string> {
    await this.checkWechat(who, query);
    return query.echostr ?? '';
  }

  @Post('wechat')
  @HttpCode(200)
  @Header('content-type', 'text/plain; charset=utf-8')
  @ApiRoute({
    summary: 'Events of WeChat: whether a template message has arrived',
    tag: TAG,
    query: WechatQuerySchema,
    body: z.unknown(),
    response: z.string(),
    problems: PROBLEMS,
  })
  async wechat(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(WechatQuerySchema)) query: WechatQuery,
    @Body() body: unknown,
  ): Promise<string> {
    await this.checkWechat(who, query);
    const receipt = readWechatEvent(typeof body === 'string' ? body : '');
    if (receipt) await this.receipts.execute(who.tenantId, 'wechat', [receipt]);
    return 'success';
  }

  private async checkKey(
    { tenantId }: Identity,
    provider: 'aliyun' | 'tencent',
    key: string,
  ): Promise<void> {
    const { account, receiptKey } = await this.known(tenantId, 'sms');
    if (account?.settings.provider !== provider || !isEqual(receiptKey ?? '', key))
      throw unproven();
  }

  private async checkWechat({ tenantId }: Identity, query: WechatQuery): Promise<void> {
    const { account } = await this.known(tenantId, 'wechat');
    const token = account?.secret?.callToken;
    if (token === undefined || !isFromWechat(token, query)) throw unproven();
  }

  private known(
    tenantId: string,
    medium: 'sms' | 'wechat',
  ): Promise<{ readonly account: Account | null; readonly receiptKey: string | null }> {
    return this.unitOfWork.run(tenantId, async (tx) => ({
      account: await this.accounts.find(tx, medium),
      receiptKey: await this.accounts.receiptKey(tx, medium),
    }));
  }
}

function given(receipts: readonly Receipt[] | null): readonly Receipt[] {
  if (!receipts) throw new ProblemError('request.invalid', 'This is no push of receipts.');
  return receipts;
}

const unproven = (): ProblemError =>
  new ProblemError(
    'receipt.signature_invalid',
    'Call the address that the account page shows, signed as the provider signs.',
  );

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}
