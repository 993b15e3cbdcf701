import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  CloseDepartmentSchema,
  NamedBySchema,
  OrganisationSchema,
  SaveCampusSchema,
  SaveDepartmentSchema,
  type CloseDepartment,
  type Identity,
  type NamedBy,
  type Organisation,
  type ProblemCode,
  type SaveCampus,
  type SaveDepartment,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, RequireRole, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { KeepOrganisation } from './keep-organisation.usecase.js';

const tag = 'directory';
const CODE = zodParam(z.string().regex(/^[a-z0-9][a-z0-9_.-]{0,59}$/));
const problems: ProblemCode[] = ['session.required', 'access.denied', 'request.invalid'];

/** Campuses and departments, for the administrator of the group. */
@Controller('api/v1/organisation')
@RequireRole('tenant_admin')
export class OrganisationController {
  constructor(private readonly organisation: KeepOrganisation) {}

  @Get()
  @ApiRoute({
    summary: 'Campuses and departments as they are kept, with those that ended',
    tag,
    response: OrganisationSchema,
    problems: ['session.required', 'access.denied'],
  })
  read(@CurrentIdentity() who: Identity): Promise<Organisation> {
    return this.organisation.read(who);
  }

  @Put('campuses/:code')
  @ApiRoute({
    summary: 'Make or change a campus',
    tag,
    body: SaveCampusSchema,
    response: OrganisationSchema,
    problems: [...problems, 'session.csrf'],
  })
  saveCampus(
    @Param('code', CODE) code: string,
    @Body(zodBody(SaveCampusSchema)) body: SaveCampus,
    @CurrentIdentity() who: Identity,
  ): Promise<Organisation> {
    return this.organisation.saveCampus(who, code, body);
  }

  @Put('departments/:code')
  @ApiRoute({
    summary: 'Make, change or move a department',
    tag,
    body: SaveDepartmentSchema,
    response: OrganisationSchema,
    problems: [...problems, 'session.csrf'],
  })
  saveDepartment(
    @Param('code', CODE) code: string,
    @Body(zodBody(SaveDepartmentSchema)) body: SaveDepartment,
    @CurrentIdentity() who: Identity,
  ): Promise<Organisation> {
    return this.organisation.saveDepartment(who, code, body);
  }

  @Get('departments/:code/named-by')
  @ApiRoute({
    summary: 'What names a department and would lead nowhere without it',
    tag,
    response: NamedBySchema,
    problems: [...problems, 'request.not_found'],
  })
  namedBy(@Param('code', CODE) code: string, @CurrentIdentity() who: Identity): Promise<NamedBy> {
    return this.organisation.namedBy(who, code);
  }

  @Post('departments/:code/close')
  @HttpCode(200)
  @ApiRoute({
    summary:
      'End a department for good, merged into another one or not; answers what still names it',
    tag,
    body: CloseDepartmentSchema,
    response: NamedBySchema,
    problems: [...problems, 'session.csrf', 'request.not_found'],
  })
  close(
    @Param('code', CODE) code: string,
    @Body(zodBody(CloseDepartmentSchema)) body: CloseDepartment,
    @CurrentIdentity() who: Identity,
  ): Promise<NamedBy> {
    return this.organisation.close(who, code, body);
  }
}
