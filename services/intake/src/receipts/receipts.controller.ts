import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { type Identity, ProblemError } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { AllowPublic, ApiRoute, CurrentIdentity } from '@tingsu/http';
import { z } from 'zod';
import { MediaAccountRepository } from '../accounts/media-account.repository.js';
import type { Account } from '../media/account.js';
import { readAliyunPush, readTencentPush, type Receipt } from './receipt.js';
import { TakeReceipts } from './take-receipts.usecase.js';

const TAG = 'Receipts';
const PROBLEMS = ['receipt.signature_invalid'] as const;

/** What providers of texts say of the messages that they took, known by a key in the address that only they were given. */
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

  private async checkKey(
    { tenantId }: Identity,
    provider: 'aliyun' | 'tencent',
    key: string,
  ): Promise<void> {
    const { account, receiptKey } = await this.known(tenantId);
    if (account?.settings.provider !== provider || !isEqual(receiptKey ?? '', key))
      throw unproven();
  }

  private known(
    tenantId: string,
  ): Promise<{ readonly account: Account | null; readonly receiptKey: string | null }> {
    return this.unitOfWork.run(tenantId, async (tx) => ({
      account: await this.accounts.find(tx, 'sms'),
      receiptKey: await this.accounts.receiptKey(tx, 'sms'),
    }));
  }
}

function given(receipts: readonly Receipt[] | null): readonly Receipt[] {
  if (!receipts) throw new ProblemError('request.invalid', 'This is no push of receipts.');
  return receipts;
}

const unproven = (): ProblemError =>
  new ProblemError('receipt.signature_invalid', 'Call the address that the account page shows.');

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}
