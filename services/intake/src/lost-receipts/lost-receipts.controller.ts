import { Body, Controller, Headers, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  type AskReceipt,
  AskReceiptSchema,
  type Identity,
  type ReceiptSent,
  ReceiptSentSchema,
} from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CalledFrom, CurrentIdentity, zodBody } from '@tingsu/http';
import { visitorKeyOf } from '../complaints/idempotency-key.js';
import { AskReceiptAgain } from './ask-receipt.usecase.js';

const TAG = 'Complaints';

@Controller('api/v1/complaints')
export class LostReceiptsController {
  constructor(@Inject(AskReceiptAgain) private readonly receipts: AskReceiptAgain) {}

  @Post('lost-receipts')
  @HttpCode(202)
  @AllowPublic()
  @ApiRoute({
    summary: 'Ask for number and short code by the phone or e-mail that was given',
    description:
      'They go to that address, of the three newest complaints that came with it. The answer is the same whether or not there is any.',
    tag: TAG,
    body: AskReceiptSchema,
    status: 202,
    problems: ['request.invalid', 'request.too_many'],
  })
  async lost(
    @CurrentIdentity() { tenantId }: Identity,
    @CalledFrom() address: string,
    @Body(zodBody(AskReceiptSchema)) wanted: AskReceipt,
  ): Promise<void> {
    await this.receipts.lostBy({ tenantId, address }, wanted);
  }

  @Post(':complaintNo/receipt')
  @HttpCode(202)
  @AllowPublic()
  @ApiRoute({
    summary: 'Send number and short code to the phone or e-mail that was given, for the sender',
    tag: TAG,
    status: 202,
    response: ReceiptSentSchema,
    headers: [
      {
        name: 'X-Tracking-Code',
        description: 'The tracking code of the receipt, or its short code',
        required: true,
      },
      {
        name: 'Idempotency-Key',
        description: 'A random UUID, the same for every repetition',
        required: true,
      },
    ],
    problems: [
      'idempotency.key_missing',
      'complaint.not_found',
      'code.resting',
      'contact.missing',
      'request.too_many',
    ],
  })
  again(
    @CurrentIdentity() { tenantId }: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ReceiptSent> {
    const sender = { tenantId, complaintNo, code: code ?? '', address };
    return this.receipts.bySender(sender, visitorKeyOf(key));
  }
}
