import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import {
  ComplaintViewSchema,
  type Identity,
  ProblemError,
  ProgressSchema,
  type Progress,
  type Receipt,
  ReceiptSchema,
  type Submission,
  SubmissionSchema,
  type Urge,
  UrgeSchema,
  type UrgeTaken,
  UrgeTakenSchema,
} from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CalledFrom, CurrentIdentity, zodBody } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { RequestAdapter } from '../channels/request-adapter.usecase.js';
import type { ComplaintView } from './complaint-view.js';
import { idempotencyKeyOf, visitorKeyOf } from './idempotency-key.js';
import { ReadComplaint } from './read-complaint.usecase.js';
import { RecordUrge } from './record-urge.usecase.js';
import { RegisterComplaint } from './register-complaint.usecase.js';
import type { Registrar } from './staff-registration.js';

const TAG = 'Complaints';
const TRACKING = {
  name: 'X-Tracking-Code',
  description: 'The tracking code of the receipt, or its short code',
  required: true,
};

@Controller('api/v1')
export class ComplaintsController {
  constructor(
    @Inject(RegisterComplaint) private readonly register: RegisterComplaint,
    @Inject(ReadComplaint) private readonly read: ReadComplaint,
    @Inject(RecordUrge) private readonly urges: RecordUrge,
    @Inject(RequestAdapter) private readonly adapters: RequestAdapter,
  ) {}

  @Post('complaints')
  @HttpCode(201)
  @AllowPublic()
  @ApiRoute({
    summary: 'Send a complaint',
    description:
      'Stored and numbered when answered. Repeating the request with the same key gives the same answer. With a staff session and ' +
      '`registration` the person registers for the complainant: by any channel that the campus has open for staff.',
    tag: TAG,
    body: SubmissionSchema,
    response: ReceiptSchema,
    status: 201,
    headers: [
      {
        name: 'Idempotency-Key',
        description:
          'The same for every repetition of this submission, a new one for each; without an API key a random UUID (version 4 or 7)',
        required: true,
      },
      {
        name: 'X-API-Key',
        description:
          'Key of a channel adapter; needed for every channel but web_form and for receivedAt, unless staff register it',
      },
    ],
    problems: [
      'idempotency.key_missing',
      'idempotency.key_reused',
      'campus.unknown',
      'department.unknown',
      'channel.not_trusted',
      'channel.closed',
      'adapter.key_invalid',
      'adapter.key_expired',
      'adapter.key_revoked',
      'request.too_many',
      'upload.unknown',
      'access.denied',
      'registration.hand_over_only',
      'call.registered',
      'policy.missing',
    ],
  })
  async submit(
    @CurrentIdentity() who: Identity,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('x-api-key') apiKey: string | undefined,
    @Body(zodBody(SubmissionSchema)) submission: Submission,
  ): Promise<Receipt> {
    const { registration } = submission;
    const sender =
      apiKey === undefined && registration ? registrar(who) : await this.adapters.of(who, apiKey);
    const checkedKey =
      sender === null ? visitorKeyOf(key) : idempotencyKeyOf(key, 'an Idempotency-Key header');
    return this.register.execute({
      tenantId: who.tenantId,
      sender,
      key: checkedKey,
      submission,
      receiptShown: sender === null || registration?.receiptGiven === true,
    });
  }

  @Post('complaints/urges')
  @HttpCode(200)
  @AllowPublic()
  @ApiRoute({
    summary: 'Press for the answer to an order (催办), by the adapter that hands the order over',
    description: 'Kept until the order comes, if it has not yet. The same key acts once.',
    tag: TAG,
    body: UrgeSchema,
    response: UrgeTakenSchema,
    headers: [
      { name: 'Idempotency-Key', description: 'The same for every repetition', required: true },
      { name: 'X-API-Key', description: 'Key of the channel adapter', required: true },
    ],
    problems: [
      'idempotency.key_missing',
      'adapter.key_invalid',
      'adapter.key_expired',
      'adapter.key_revoked',
      'request.too_many',
    ],
  })
  async press(
    @CurrentIdentity() who: Identity,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('x-api-key') apiKey: string | undefined,
    @Body(zodBody(UrgeSchema)) urge: Urge,
  ): Promise<UrgeTaken> {
    const adapter = await this.adapters.of(who, apiKey);
    if (adapter === null)
      throw new ProblemError('adapter.key_invalid', 'Send the API key of the adapter.');
    const checkedKey = idempotencyKeyOf(key, 'an Idempotency-Key header');
    return this.urges.execute({ adapter, key: checkedKey, urge });
  }

  @Get('complaints/:complaintNo')
  @ApiRoute({
    summary: 'Read a complaint, identity masked',
    tag: TAG,
    response: ComplaintViewSchema,
    problems: ['complaint.not_found'],
  })
  view(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
  ): Promise<ComplaintView> {
    return this.read.forStaff(who, complaintNo);
  }

  /** The words of the answer are kept by cases; the gateway fetches them with the id that only it gets to see. */
  @Get('complaints/:complaintNo/progress')
  @AllowPublic()
  @ApiRoute({
    summary: 'How a complaint stands, for its sender',
    tag: TAG,
    response: ProgressSchema,
    headers: [TRACKING],
    problems: ['complaint.not_found', 'code.resting'],
  })
  async progress(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Headers('x-tracking-code') code: string | undefined,
    @CalledFrom() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Progress> {
    const { complaintId, progress } = await this.read.progress({
      ...{ tenantId: who.tenantId, complaintNo, code: code ?? '', address },
    });
    void reply.headers({ 'x-complaint-id': complaintId, 'cache-control': 'no-store' });
    return progress;
  }
}

/** Who registers for someone else is on the staff, and on record. */
function registrar({ kind, tenantId, personId, grants, worksIn }: Identity): Registrar {
  if (kind !== 'staff' || personId === null)
    throw new ProblemError('session.required', 'Sign in to register a complaint for someone.');
  return { tenantId, personId, grants, worksIn };
}
