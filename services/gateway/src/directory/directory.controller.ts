import { Controller, Get, Query, Req } from '@nestjs/common';
import {
  CampusesSchema,
  cursorOf,
  CursorParameterSchema,
  pageOf,
  StaffAccountSchema,
  StaffDirectorySchema,
  type Identity,
  type StaffDirectory,
} from '@tingsu/contracts';
import { AllowAnyone, ApiRoute, CurrentIdentity, RequireRole, zodQuery } from '@tingsu/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { staffDirectoryOf, type PublicCampuses } from './directory.js';
import { DirectoryRepository } from './directory.repository.js';
import { Tenants } from './tenants.provider.js';

const PageQuerySchema = z.object({
  cursor: CursorParameterSchema,
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
const LOGINS = cursorOf(z.string().min(1).max(100));

@Controller('api/v1')
export class DirectoryController {
  constructor(
    private readonly tenants: Tenants,
    private readonly directories: DirectoryRepository,
  ) {}

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

  @Get('directory/staff')
  @RequireRole('tenant_admin')
  @ApiRoute({
    summary: 'Accounts of the group, by login',
    tag: 'directory',
    query: PageQuerySchema,
    response: pageOf(StaffAccountSchema),
    problems: ['session.required', 'access.denied', 'request.invalid'],
  })
  async staff(
    @Query(zodQuery(PageQuerySchema)) { cursor, limit }: z.infer<typeof PageQuerySchema>,
    @CurrentIdentity() who: Identity,
  ) {
    const afterLogin = LOGINS.read(cursor) ?? '';
    const rows = await this.directories.staffPage(who.tenantId, afterLogin, limit + 1);
    return LOGINS.page(rows, limit, ({ login }) => login);
  }
}
