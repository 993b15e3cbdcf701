import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  CompareQuerySchema,
  ComparisonSchema,
  PoliciesViewSchema,
  PolicyLibraryQuerySchema,
  PolicyLibrarySchema,
  PolicyVersionDetailSchema,
  PolicyVocabularySchema,
} from '@tingsu/contracts';
import type {
  Comparison,
  Identity,
  Page,
  PoliciesView,
  PolicyVersion,
  PolicyVersionDetail,
  PolicyVocabulary,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import type { z } from 'zod';
import { compare, listLibrary, readVersion } from './library.repository.js';
import { policiesView } from './policies-view.js';
import { requireOnPolicies } from './policy-access.js';
import { lastActivation, ReferenceData } from './reference.repository.js';
import { vocabulary } from './vocabulary.js';

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
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      policiesView((await this.reference.load(tx)).book),
    );
  }

  @Get('library')
  @ApiRoute({
    summary: 'Published policy versions',
    tag: 'policies',
    query: PolicyLibraryQuerySchema,
    response: PolicyLibrarySchema,
    problems: ['request.invalid', 'policy.missing'],
  })
  library(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(PolicyLibraryQuerySchema)) query: z.infer<typeof PolicyLibraryQuerySchema>,
  ): Promise<Page<PolicyVersion>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      listLibrary(tx, (await this.reference.load(tx)).book, query),
    );
  }

  @Get('versions/:policyId/:version')
  @ApiRoute({
    summary: 'One published version with its document',
    tag: 'policies',
    response: PolicyVersionDetailSchema,
    problems: ['policy.unknown', 'policy.missing'],
  })
  version(
    @CurrentIdentity() who: Identity,
    @Param('policyId') policyId: string,
    @Param('version') version: string,
  ): Promise<PolicyVersionDetail> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      readVersion(tx, (await this.reference.load(tx)).book, policyId, version),
    );
  }

  @Get('compare')
  @ApiRoute({
    summary: 'What differs between two versions or drafts',
    description:
      'Left and right: `policyId@version`, `draft:<draftId>`, or `calendar:<calendarId>@<year>` for a published year.',
    tag: 'policies',
    query: CompareQuerySchema,
    response: ComparisonSchema,
    problems: ['policy.unknown', 'draft.not_found', 'calendar.unknown', 'access.denied'],
  })
  compare(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(CompareQuerySchema)) { left, right }: z.infer<typeof CompareQuerySchema>,
  ): Promise<Comparison> {
    if (`${left} ${right}`.includes('draft:')) requireOnPolicies(who, 'readDrafts');
    return this.unitOfWork.run(who.tenantId, (tx) => compare(tx, left, right));
  }

  @Get('vocabulary')
  @ApiRoute({
    summary: 'Names that the forms of the editor offer',
    tag: 'policies',
    response: PolicyVocabularySchema,
  })
  vocabulary(@CurrentIdentity() who: Identity): Promise<PolicyVocabulary> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      vocabulary(((await lastActivation(tx))?.calendars ?? []).map(({ id }) => id)),
    );
  }
}
