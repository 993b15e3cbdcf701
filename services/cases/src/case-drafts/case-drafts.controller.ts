import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import {
  CaseDraftAnswerSchema,
  CaseDraftCommandSchema,
  CaseDraftQuerySchema,
  CaseDraftsSchema,
  ProblemError,
  SaveCaseDraftSchema,
  SavedCaseDraftSchema,
  type CaseDraftAnswer,
  type CaseDraftCommand,
  type CaseDraftPlace,
  type CaseDraftQuery,
  type Identity,
  type Page,
  type SaveCaseDraft,
  type SavedCaseDraft,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { listDrafts } from './case-drafts.repository.js';
import { KeepDraft } from './keep-draft.usecase.js';

const tag = 'drafts';

/** What people typed on cases and did not send: each reads his own and nobody else's. */
@Controller('api/v1/cases')
export class CaseDraftsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeping: KeepDraft,
  ) {}

  @Get('drafts')
  @ApiRoute({
    summary: 'The cases on which you have drafts',
    tag,
    query: CaseDraftQuerySchema,
    response: CaseDraftsSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(CaseDraftQuerySchema)) query: CaseDraftQuery,
  ): Promise<Page<CaseDraftPlace>> {
    const { personId } = who;
    if (personId === null) throw new ProblemError('access.denied', 'Drafts belong to staff.');
    return this.unitOfWork.run(who.tenantId, (tx) => listDrafts(tx, who, personId, query));
  }

  @Get(':caseNo/drafts/:command')
  @ApiRoute({
    summary: 'What you typed for a command and did not send',
    tag,
    response: CaseDraftAnswerSchema,
    problems: ['case.not_found', 'request.invalid'],
  })
  async read(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Param('command', zodParam(CaseDraftCommandSchema)) command: CaseDraftCommand,
  ): Promise<CaseDraftAnswer> {
    return { draft: await this.keeping.read(who, { caseNo, command }) };
  }

  @Put(':caseNo/drafts/:command')
  @ApiRoute({
    summary: 'Keep what you typed for a command',
    tag,
    body: SaveCaseDraftSchema,
    response: SavedCaseDraftSchema,
    problems: ['case.not_found', 'case_draft.stale_revision', 'request.invalid'],
  })
  save(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Param('command', zodParam(CaseDraftCommandSchema)) command: CaseDraftCommand,
    @Body(zodBody(SaveCaseDraftSchema)) body: SaveCaseDraft,
  ): Promise<SavedCaseDraft> {
    return this.keeping.save(who, { caseNo, command }, body);
  }

  @Delete(':caseNo/drafts/:command')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Discard what you typed for a command',
    tag,
    status: 204,
    problems: ['case.not_found', 'request.invalid'],
  })
  discard(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
    @Param('command', zodParam(CaseDraftCommandSchema)) command: CaseDraftCommand,
  ): Promise<void> {
    return this.keeping.discard(who, { caseNo, command });
  }
}
