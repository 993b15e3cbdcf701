import { Body, Controller, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  type Correction,
  CorrectionSchema,
  type CorrectionTaken,
  CorrectionTakenSchema,
  type Identity,
  type Reveal,
  type Revealed,
  RevealedSchema,
  RevealSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { idempotencyKeyOf } from '../complaints/idempotency-key.js';
import { CorrectContact } from './correct-contact.usecase.js';
import { RevealContact } from './reveal-contact.usecase.js';

@Controller('api/v1/complaints/:complaintNo')
export class ContactController {
  constructor(
    private readonly reveal: RevealContact,
    private readonly corrections: CorrectContact,
  ) {}

  @Post('reveal')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiRoute({
    summary: 'See name, phone, e-mail or address in full, for a reason',
    description:
      'Each answer and each refusal stays in the access log with the fields and the reason. Forget the values at `until`.',
    tag: 'Complaints',
    body: RevealSchema,
    response: RevealedSchema,
    problems: ['request.invalid', 'complaint.not_found', 'access.denied'],
  })
  show(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Body(zodBody(RevealSchema)) asked: Reveal,
  ): Promise<Revealed> {
    return this.reveal.execute(who, complaintNo, asked);
  }

  @Post('corrections')
  @HttpCode(201)
  @ApiRoute({
    summary: 'Enter the right name, phone, address or record number where it was wrong or missing',
    description:
      'By who may see the field in full. What was there before stays on record, the newest correction holds, and the same key acts once.',
    tag: 'Complaints',
    body: CorrectionSchema,
    response: CorrectionTakenSchema,
    status: 201,
    headers: [
      { name: 'Idempotency-Key', description: 'The same for every repetition', required: true },
    ],
    problems: [
      'request.invalid',
      'idempotency.key_missing',
      'idempotency.key_reused',
      'complaint.not_found',
      'complaint.archived',
      'access.denied',
    ],
  })
  correct(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(CorrectionSchema)) asked: Correction,
  ): Promise<CorrectionTaken> {
    const checkedKey = idempotencyKeyOf(key, 'an Idempotency-Key header');
    return this.corrections.execute(who, { complaintNo, key: checkedKey, asked });
  }
}
