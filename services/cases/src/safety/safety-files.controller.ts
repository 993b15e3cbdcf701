import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  OpenSafetyFileSchema,
  RestrictedQuerySchema,
  RestrictedSchema,
  SafetyOfCaseSchema,
  SafetyActSchema,
  SafetyFilesSchema,
  SafetyQuerySchema,
  WholeSafetyFileSchema,
  type Identity,
  type OpenSafetyFile,
  type Page,
  type Restricted,
  type SafetyOfCase,
  type SafetyAct,
  type SafetyFile,
  type SafetyQuery,
  type WholeSafetyFile,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { ActOnSafetyFile } from './act-on-safety-file.usecase.js';
import { OpenSafetyFiles } from './open-safety-file.usecase.js';
import { ReadSafetyFile } from './read-safety-file.usecase.js';
import { listFiles } from './safety-files.repository.js';

const tag = 'safety';

/** What endangers people, with or without a complaint, and what is done about it. */
@Controller('api/v1/safety-files')
export class SafetyFilesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly opening: OpenSafetyFiles,
    private readonly acting: ActOnSafetyFile,
    private readonly reading: ReadSafetyFile,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Files of one sort about the safety of people within reach, the newest first',
    tag,
    query: SafetyQuerySchema,
    response: SafetyFilesSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(SafetyQuerySchema)) query: SafetyQuery,
  ): Promise<Page<SafetyFile>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      listFiles(tx, who, query, await this.keys.forTenant(tx)),
    );
  }

  @Get('of-case/:caseNo')
  @ApiRoute({
    summary: 'All about the safety of people that belongs to a case',
    tag,
    response: SafetyOfCaseSchema,
    problems: ['case.not_found'],
  })
  ofCase(@CurrentIdentity() who: Identity, @Param('caseNo') caseNo: string): Promise<SafetyOfCase> {
    return this.reading.ofCase(who, caseNo);
  }

  @Post('restricted')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Restrictions in force of the people who complained in these cases',
    tag,
    body: RestrictedQuerySchema,
    response: RestrictedSchema,
    problems: ['request.invalid'],
  })
  restricted(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(RestrictedQuerySchema)) { caseNos }: z.infer<typeof RestrictedQuerySchema>,
  ): Promise<Restricted> {
    return this.reading.restricted(who, caseNos);
  }

  @Get(':fileId')
  @ApiRoute({
    summary: 'One incident with its history and the steps for it',
    tag,
    response: WholeSafetyFileSchema,
    problems: ['safety.not_found'],
  })
  read(
    @CurrentIdentity() who: Identity,
    @Param('fileId', zodParam(z.uuid())) fileId: string,
  ): Promise<WholeSafetyFile> {
    return this.reading.execute(who, fileId);
  }

  @Put(':fileId')
  @ApiRoute({
    summary:
      'Report danger, start an emergency plan, watch the media or propose a restriction; sent again with the same id it is done once',
    tag,
    body: OpenSafetyFileSchema,
    response: WholeSafetyFileSchema,
    problems: [
      ...(['request.invalid', 'access.denied', 'campus.unknown', 'department.unknown'] as const),
      ...(['case.not_found', 'safety.not_found', 'safety.not_now'] as const),
    ],
  })
  open(
    @CurrentIdentity() who: Identity,
    @Param('fileId', zodParam(z.uuid())) fileId: string,
    @Body(zodBody(OpenSafetyFileSchema)) body: OpenSafetyFile,
  ): Promise<WholeSafetyFile> {
    return this.opening.execute(who, fileId, body);
  }

  @Post(':fileId/acts')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Write down one thing that was done about it',
    tag,
    body: SafetyActSchema,
    response: WholeSafetyFileSchema,
    problems: [
      ...(['request.invalid', 'access.denied', 'safety.not_found', 'safety.not_now'] as const),
      'case.not_found',
    ],
  })
  act(
    @CurrentIdentity() who: Identity,
    @Param('fileId', zodParam(z.uuid())) fileId: string,
    @Body(zodBody(SafetyActSchema)) body: SafetyAct,
  ): Promise<WholeSafetyFile> {
    return this.acting.execute(who, fileId, body);
  }
}
