import { Controller, Get } from '@nestjs/common';
import type { Identity } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity } from '@tingsu/http';
import { PoliciesViewSchema, policiesView } from './policies-view.js';
import type { PoliciesView } from './policies-view.js';
import { ReferenceData } from './reference.repository.js';

@Controller('api/v1/policies')
export class PoliciesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reference: ReferenceData,
  ) {}

  /** The documents in force and the codes that forms offer. */
  @Get()
  @ApiRoute({
    summary: 'Policies in force, with the codes that forms offer',
    tag: 'policies',
    response: PoliciesViewSchema,
    problems: ['policy.missing'],
  })
  read(@CurrentIdentity() who: Identity): Promise<PoliciesView> {
    return this.unitOfWork.run(who.tenantId, async (tx) => policiesView((await this.reference.load(tx)).book));
  }
}
