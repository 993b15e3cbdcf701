import { Body, Controller, Param, Put } from '@nestjs/common';
import {
  PresenceSchema,
  PresentSchema,
  type Identity,
  type Presence,
  type Present,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { SayPresent } from './say-present.usecase.js';

@Controller('api/v1/cases/:caseNo/presence')
export class PresenceController {
  constructor(private readonly present: SayPresent) {}

  @Put()
  @ApiRoute({
    summary: 'Say that one has a case open, and see who else has',
    description: 'A hint for people, kept for some seconds. It locks nothing.',
    tag: 'cases',
    body: PresenceSchema,
    response: PresentSchema,
    problems: ['request.invalid', 'case.not_found'],
  })
  say(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Body(zodBody(PresenceSchema)) presence: Presence,
  ): Promise<Present> {
    return this.present.execute(who, caseNo, presence);
  }
}
