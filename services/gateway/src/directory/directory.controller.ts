import { Controller, Get, Req } from '@nestjs/common';
import {
  CampusesSchema,
  StaffDirectorySchema,
  type Identity,
  type StaffDirectory,
} from '@tingsu/contracts';
import { AllowAnyone, ApiRoute, CurrentIdentity } from '@tingsu/http';
import type { FastifyRequest } from 'fastify';
import { staffDirectoryOf, type PublicCampuses } from './directory.js';
import { Tenants } from './tenants.provider.js';

@Controller('api/v1')
export class DirectoryController {
  constructor(private readonly tenants: Tenants) {}

  @Get('campuses')
  @AllowAnyone()
  @ApiRoute({
    summary: 'Campuses, their public departments and open channels',
    tag: 'portal',
    response: CampusesSchema,
  })
  async campuses(@Req() request: FastifyRequest): Promise<PublicCampuses> {
    return this.tenants.campusesOf((await this.tenants.ofHost(request.host)).tenantId);
  }

  @Get('directory')
  @ApiRoute({
    summary: 'Names of campuses, departments and staff',
    tag: 'directory',
    response: StaffDirectorySchema,
    problems: ['session.required'],
  })
  async directory(@CurrentIdentity() who: Identity): Promise<StaffDirectory> {
    const { version, directory } = await this.tenants.directoryOf(who.tenantId);
    return staffDirectoryOf(version, directory);
  }
}
