import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  type Identity,
  type RegisterExport,
  type RegisterExportPage,
  RegisterExportPageSchema,
  type RegisterExportRequest,
  RegisterExportRequestSchema,
  RegisterExportSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { ExportRegister } from './export-register.usecase.js';

const ID = zodParam(z.uuid());
const PageBodySchema = z.strictObject({ cursor: z.string().max(500).optional() });

@Controller('api/v1')
export class RegisterExportsController {
  constructor(private readonly exporting: ExportRegister) {}

  @Post('register-book/exports')
  @HttpCode(201)
  @ApiRoute({
    summary: 'Ask for a file of the register',
    description:
      'For who may export it, in the columns of the list and masked like it. `GET …/{exportId}/file` writes it while it is downloaded, within a ' +
      'day and as often as needed. Asking and what was handed out are in the access log.',
    tag: 'Register',
    body: RegisterExportRequestSchema,
    response: RegisterExportSchema,
    status: 201,
    problems: ['request.invalid', 'access.denied', 'policy.missing'],
  })
  start(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(RegisterExportRequestSchema)) body: RegisterExportRequest,
  ): Promise<RegisterExport> {
    return this.exporting.start(who, body);
  }

  @Get('register-book/exports/:exportId')
  @ApiRoute({
    summary: 'How far a file of the register is written',
    tag: 'Register',
    response: RegisterExportSchema,
    problems: ['access.denied', 'register_export.not_found'],
  })
  read(
    @CurrentIdentity() who: Identity,
    @Param('exportId', ID) exportId: string,
  ): Promise<RegisterExport> {
    return this.exporting.read(who, exportId);
  }

  @Post('register-book/exports/:exportId/cancel')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Stop writing a file of the register',
    tag: 'Register',
    response: RegisterExportSchema,
    problems: ['access.denied', 'register_export.not_found'],
  })
  cancel(
    @CurrentIdentity() who: Identity,
    @Param('exportId', ID) exportId: string,
  ): Promise<RegisterExport> {
    return this.exporting.cancel(who, exportId);
  }

  @Post('internal/register-exports/:exportId/pages')
  @HttpCode(200)
  @ApiRoute({
    summary: 'The next page of a file of the register, for the gateway that writes it',
    tag: 'Register',
    body: PageBodySchema,
    response: RegisterExportPageSchema,
    problems: [
      'request.invalid',
      'access.denied',
      'register_export.not_found',
      'register_export.cancelled',
    ],
  })
  page(
    @CurrentIdentity() who: Identity,
    @Param('exportId', ID) exportId: string,
    @Body(zodBody(PageBodySchema)) { cursor }: z.infer<typeof PageBodySchema>,
  ): Promise<RegisterExportPage> {
    return this.exporting.page(who, exportId, cursor);
  }
}
