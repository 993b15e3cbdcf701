import { Controller, Get, Header, Param } from '@nestjs/common';
import { type Call, CallSchema, houseReach, type Identity, ProblemError } from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity } from '@tingsu/http';
import { OfferCall } from './offer-call.usecase.js';

@Controller('api/v1/calls')
export class CallsController {
  constructor(private readonly calls: OfferCall) {}

  @Get(':callId')
  @Header('Cache-Control', 'no-store')
  @ApiRoute({
    summary: 'The number of a call that rings, for whom it is offered to',
    tag: 'live',
    response: CallSchema,
    problems: ['session.required', 'access.denied', 'call.not_found'],
  })
  show(@CurrentIdentity() who: Identity, @Param('callId') callId: string): Promise<Call> {
    const { campuses, departments } = houseReach(who, 'complaint.register');
    if (campuses !== null && campuses.length + departments.length === 0)
      throw new ProblemError('access.denied', 'Your role does not register complaints.');
    return this.calls.show(who, callId);
  }
}
