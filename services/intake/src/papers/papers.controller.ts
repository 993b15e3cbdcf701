import { Body, Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  type CaseOfPaper,
  CaseOfPaperSchema,
  type Identity,
  type MadePaper,
  MakePaperSchema,
  type PaperList,
  type PaperQuery,
  PaperQuerySchema,
  type PaperTemplate,
  PaperTemplateSchema,
} from '@tingsu/contracts';
import { CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { downloadHeaders } from '../uploads/download-headers.js';
import { ListPapers } from './list-papers.usecase.js';
import { MakePaperForGood } from './make-paper.usecase.js';
import { ShowPaper } from './show-paper.usecase.js';

const MakeRequestSchema = z.object({ ...CaseOfPaperSchema.shape, make: MakePaperSchema });

/** Papers of a case, for the gateway: it alone brings what cases knows. People ask at `/api/v1/cases/{caseNo}/documents`. */
@Controller('api/v1/internal/papers/:complaintNo')
export class PapersController {
  constructor(
    private readonly listPapers: ListPapers,
    private readonly showPaper: ShowPaper,
    private readonly makePaper: MakePaperForGood,
  ) {}

  @Post()
  @HttpCode(200)
  list(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Body(zodBody(CaseOfPaperSchema)) of: CaseOfPaper,
  ): Promise<PaperList> {
    return this.listPapers.execute(who, complaintNo, of);
  }

  @Post(':template/show')
  @HttpCode(200)
  async show(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Param('template', zodParam(PaperTemplateSchema)) template: PaperTemplate,
    @Query(zodQuery(PaperQuerySchema)) query: PaperQuery,
    @Body(zodBody(CaseOfPaperSchema)) of: CaseOfPaper,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { about = null } = query;
    const asked = { who, complaintNo, template, about, of };
    const { content, missing } = await this.showPaper.execute(asked, query);
    const version = query.version === undefined ? '' : `-${query.version}`;
    const subject = about === null ? '' : `-${about}`;
    const fileName = `${of.case.complaintNo}-${template}${subject}${version}.pdf`;
    await reply
      .headers({
        ...downloadHeaders({ mediaType: 'application/pdf', fileName }),
        ...(missing.length > 0 ? { 'x-missing-characters': missing.join(' ') } : {}),
      })
      .send(content);
  }

  @Post(':template/make')
  @HttpCode(201)
  make(
    @CurrentIdentity() who: Identity,
    @Param('complaintNo') complaintNo: string,
    @Param('template', zodParam(PaperTemplateSchema)) template: PaperTemplate,
    @Body(zodBody(MakeRequestSchema)) { make, ...of }: z.infer<typeof MakeRequestSchema>,
  ): Promise<MadePaper> {
    const { about = null } = make;
    return this.makePaper.execute({ who, complaintNo, template, about, of }, make);
  }
}
