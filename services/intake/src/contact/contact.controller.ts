import { Body, Controller, Header, HttpCode, Param, Post } from '@nestjs/common';
import {
  type Identity,
  type Reveal,
  type Revealed,
  RevealedSchema,
  RevealSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { RevealContact } from './reveal-contact.usecase.js';

@Controller('api/v1/complaints/:complaintNo')
export class ContactController {
  constructor(private readonly reveal: RevealContact) {}

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
}
