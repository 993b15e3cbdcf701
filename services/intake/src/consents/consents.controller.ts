import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import {
  type AnswerConsent as Answer,
  AnswerConsentSchema,
  type AskConsent as Asking,
  AskConsentSchema,
  type AskedConsent,
  AskedConsentSchema,
  type ConsentLink,
  ConsentLinkSchema,
  type ConsentStanding,
  ConsentStandingSchema,
  type Identity,
} from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CalledFrom, CurrentIdentity, zodBody } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { visitorKeyOf } from '../complaints/idempotency-key.js';
import { AnswerConsent } from './answer-consent.usecase.js';
import { AskConsent } from './ask-consent.usecase.js';

const TAG = 'Complaints';
const TRACKING = {
  name: 'X-Tracking-Code',
  description: 'The tracking code of the receipt, or its short code',
  required: true,
};
const TOKEN = {
  name: 'X-Consent-Token',
  description: 'What stands behind the # of the link',
  required: true,
};

/** The complainant asks the patient, with the code of the receipt. */
@Controller('api/v1/complaints/:complaintNo/consent')
export class SenderConsentController {
  constructor(@Inject(AskConsent) private readonly asking: AskConsent) {}

  @Get()
  @AllowPublic()
  @ApiRoute({
    summary: 'Whether the patient has agreed that the sender complains',
    tag: TAG,
    response: ConsentStandingSchema,
    headers: [TRACKING],
    problems: ['complaint.not_found', 'code.resting'],
  })
  standing(
    @CurrentIdentity() { tenantId }: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ConsentStanding> {
    void reply.header('cache-control', 'no-store');
    return this.asking.standing({ tenantId, complaintNo, code: code ?? '', address });
  }

  @Post()
  @HttpCode(201)
  @AllowPublic()
  @ApiRoute({
    summary: 'Make a link by which the patient agrees; with a phone number it goes there as a text',
    description: 'A new link ends the one before. The same key acts once.',
    tag: TAG,
    body: AskConsentSchema,
    response: ConsentLinkSchema,
    status: 201,
    headers: [
      TRACKING,
      {
        name: 'Idempotency-Key',
        description: 'A random UUID, the same for every repetition',
        required: true,
      },
    ],
    problems: [
      'idempotency.key_missing',
      'idempotency.key_reused',
      'request.invalid',
      'request.too_many',
      'complaint.not_found',
      'complaint.archived',
      'code.resting',
      'consent.not_needed',
      'consent.answered',
      'consent.no_texts',
    ],
  })
  ask(
    @CurrentIdentity() { tenantId }: Identity,
    @CalledFrom() address: string,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Body(zodBody(AskConsentSchema)) asked: Asking,
  ): Promise<ConsentLink> {
    const sender = { tenantId, complaintNo, code: code ?? '', address };
    return this.asking.ask(sender, visitorKeyOf(key), asked);
  }
}

/** What the patient sees and answers, with the token of the link. */
@Controller('api/v1/consent')
export class ConsentController {
  constructor(@Inject(AnswerConsent) private readonly answers: AnswerConsent) {}

  @Get()
  @AllowPublic()
  @ApiRoute({
    summary: 'Who asks the patient to agree, without a word of the complaint',
    tag: TAG,
    response: AskedConsentSchema,
    headers: [TOKEN],
    problems: ['consent.unknown'],
  })
  read(
    @CurrentIdentity() { tenantId }: Identity,
    @Headers('x-consent-token') token: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AskedConsent> {
    void reply.header('cache-control', 'no-store');
    return this.answers.read(tenantId, token ?? '');
  }

  @Post()
  @HttpCode(200)
  @AllowPublic()
  @ApiRoute({
    summary: 'The patient agrees, or does not',
    description: 'Once for each link; the same answer once more changes nothing.',
    tag: TAG,
    body: AnswerConsentSchema,
    response: AskedConsentSchema,
    headers: [TOKEN],
    problems: [
      'request.invalid',
      'consent.unknown',
      'consent.expired',
      'consent.answered',
      'complaint.archived',
    ],
  })
  answer(
    @CurrentIdentity() { tenantId }: Identity,
    @Headers('x-consent-token') token: string | undefined,
    @Body(zodBody(AnswerConsentSchema)) { agrees }: Answer,
  ): Promise<AskedConsent> {
    return this.answers.answer(tenantId, token ?? '', agrees);
  }
}
