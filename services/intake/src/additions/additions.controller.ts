import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  type AdditionRequest,
  AdditionRequestSchema,
  type AdditionTaken,
  AdditionTakenSchema,
  type Identity,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { idempotencyKeyOf } from '../complaints/idempotency-key.js';
import { AddToComplaint } from './add-to-complaint.usecase.js';

@Controller('api/v1/complaints/:complaintNo/additions')
export class AdditionsController {
  constructor(private readonly add: AddToComplaint) {}

  @Post()
  @HttpCode(201)
  @ApiRoute({
    summary:
      'Add what the sender says later to an open complaint, or that he presses for the answer',
    description:
      'By who may register complaints of the campus and sees this one. The same key acts once.',
    tag: 'Complaints',
    body: AdditionRequestSchema,
    response: AdditionTakenSchema,
    status: 201,
    headers: [
      { name: 'Idempotency-Key', description: 'The same for every repetition', required: true },
    ],
    problems: [
      'idempotency.key_missing',
      'idempotency.key_reused',
      'access.denied',
      'complaint.not_found',
      'complaint.ended',
    ],
  })
  run(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(AdditionRequestSchema)) said: AdditionRequest,
  ): Promise<AdditionTaken> {
    const checkedKey = idempotencyKeyOf(key, 'an Idempotency-Key header');
    return this.add.execute(who, { complaintNo, key: checkedKey, said });
  }
}
