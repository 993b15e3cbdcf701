import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  DraftDecisionSchema,
  DraftDetailSchema,
  DraftListSchema,
  DraftQuerySchema,
  ImportDaysSchema,
  NewDraftSchema,
  RejectDraftSchema,
  SaveDraftSchema,
} from '@tingsu/contracts';
import type { Draft, DraftDetail, Identity, Page, ProblemCode } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { DecideDrafts } from './decide-drafts.usecase.js';
import { listDrafts, readDraft } from './drafts.repository.js';
import { requireOnPolicies } from './policy-access.js';
import { WriteDrafts } from './write-drafts.usecase.js';

const CHANGE: readonly ProblemCode[] = [
  'access.denied',
  'draft.not_found',
  'draft.stale_revision',
  'draft.state_refused',
  'request.invalid',
];
const DECIDE: readonly ProblemCode[] = [...CHANGE, 'draft.own_approval', 'draft.has_problems'];
const ID = zodParam(z.uuid());
const tag = 'policies';

@Controller('api/v1/policy-drafts')
export class DraftsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writing: WriteDrafts,
    private readonly deciding: DecideDrafts,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Drafts of policies and calendars',
    tag,
    query: DraftQuerySchema,
    response: DraftListSchema,
    problems: ['access.denied'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(DraftQuerySchema)) query: z.infer<typeof DraftQuerySchema>,
  ): Promise<Page<Draft>> {
    requireOnPolicies(who, 'readDrafts');
    return this.unitOfWork.run(who.tenantId, (tx) => listDrafts(tx, query));
  }

  @Get(':draftId')
  @ApiRoute({
    summary: 'A draft with its problems and its history',
    tag,
    response: DraftDetailSchema,
    problems: ['access.denied', 'draft.not_found'],
  })
  read(
    @CurrentIdentity() who: Identity,
    @Param('draftId', ID) draftId: string,
  ): Promise<DraftDetail> {
    requireOnPolicies(who, 'readDrafts');
    return this.unitOfWork.run(who.tenantId, (tx) => readDraft(tx, draftId));
  }

  @Post()
  @ApiRoute({
    summary: 'Begin a draft',
    description:
      'Asked again for the same, while nothing has been written into it, this answers with the draft that is there.',
    tag,
    body: NewDraftSchema,
    response: DraftDetailSchema,
    status: 201,
    problems: ['access.denied', 'policy.unknown', 'request.invalid'],
  })
  create(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(NewDraftSchema)) body: z.infer<typeof NewDraftSchema>,
  ): Promise<DraftDetail> {
    return this.writing.create(who, body);
  }

  @Put(':draftId')
  @ApiRoute({
    summary: 'Keep what was written; it is checked, not refused',
    tag,
    body: SaveDraftSchema,
    response: DraftDetailSchema,
    problems: CHANGE,
  })
  save(
    @CurrentIdentity() who: Identity,
    @Param('draftId', ID) draftId: string,
    @Body(zodBody(SaveDraftSchema)) body: z.infer<typeof SaveDraftSchema>,
  ): Promise<DraftDetail> {
    return this.writing.save(who, draftId, body);
  }

  @Post(':draftId/import')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Replace the days of a calendar draft by a CSV or JSON list',
    tag,
    body: ImportDaysSchema,
    response: DraftDetailSchema,
    problems: CHANGE,
  })
  importDays(
    @CurrentIdentity() who: Identity,
    @Param('draftId', ID) draftId: string,
    @Body(zodBody(ImportDaysSchema)) body: z.infer<typeof ImportDaysSchema>,
  ): Promise<DraftDetail> {
    return this.writing.importDays(who, draftId, body);
  }

  @Post(':draftId/submit')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Ask for approval',
    tag,
    body: DraftDecisionSchema,
    response: DraftDetailSchema,
    problems: DECIDE,
  })
  submit(
    @CurrentIdentity() who: Identity,
    @Param('draftId', ID) draftId: string,
    @Body(zodBody(DraftDecisionSchema)) { revision }: z.infer<typeof DraftDecisionSchema>,
  ): Promise<DraftDetail> {
    return this.deciding.submit(who, draftId, revision);
  }

  @Post(':draftId/approve')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Approve and publish, as a second person',
    tag,
    body: DraftDecisionSchema,
    response: DraftDetailSchema,
    problems: DECIDE,
  })
  approve(
    @CurrentIdentity() who: Identity,
    @Param('draftId', ID) draftId: string,
    @Body(zodBody(DraftDecisionSchema)) { revision }: z.infer<typeof DraftDecisionSchema>,
  ): Promise<DraftDetail> {
    return this.deciding.approve(who, draftId, revision);
  }

  @Post(':draftId/reject')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Send it back with a reason',
    tag,
    body: RejectDraftSchema,
    response: DraftDetailSchema,
    problems: DECIDE,
  })
  reject(
    @CurrentIdentity() who: Identity,
    @Param('draftId', ID) draftId: string,
    @Body(zodBody(RejectDraftSchema)) { revision, reason }: z.infer<typeof RejectDraftSchema>,
  ): Promise<DraftDetail> {
    return this.deciding.reject(who, draftId, revision, reason);
  }

  @Delete(':draftId')
  @ApiRoute({
    summary: 'Discard a draft',
    tag,
    response: DraftDetailSchema,
    problems: ['access.denied', 'draft.not_found', 'draft.state_refused'],
  })
  discard(
    @CurrentIdentity() who: Identity,
    @Param('draftId', ID) draftId: string,
  ): Promise<DraftDetail> {
    return this.deciding.discard(who, draftId);
  }
}
