import { Controller, Get, Query } from '@nestjs/common';
import {
  type Identity,
  type RegisterPage,
  RegisterPageSchema,
  type RegisterQuery,
  RegisterQuerySchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { ReadRegister } from './read-register.usecase.js';

@Controller('api/v1/register-book')
export class RegisterBookController {
  constructor(private readonly reading: ReadRegister) {}

  @Get()
  @ApiRoute({
    summary: 'The register of complaints of a campus and a period, oldest first',
    description:
      'In the columns that the policies of the campus name, with running numbers. Names, numbers and addresses are masked; what you may not ' +
      'see is left out. A period has 366 days at most. Each page is in the access log.',
    tag: 'Register',
    query: RegisterQuerySchema,
    response: RegisterPageSchema,
    problems: ['request.invalid', 'access.denied', 'policy.missing'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(RegisterQuerySchema)) query: RegisterQuery,
  ): Promise<RegisterPage> {
    return this.reading.execute(who, query);
  }
}
