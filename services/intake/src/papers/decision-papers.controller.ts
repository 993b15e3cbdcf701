import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { type Identity, type PrintDecision, PrintDecisionSchema } from '@tingsu/contracts';
import { CurrentIdentity, zodBody } from '@tingsu/http';
import type { FastifyReply } from 'fastify';
import { ReferenceRepository } from '../reference/reference.repository.js';
import { downloadHeaders } from '../uploads/download-headers.js';
import { composeDecision } from './compose-decision.js';
import { PrintPaper } from './print-paper.adapter.js';

/** The paper of a decision, for the gateway, which has it from cases. People ask at `/api/v1/accountability/matters/{matterId}/paper`. */
@Controller('api/v1/internal/decision-papers')
export class DecisionPapersController {
  constructor(
    private readonly references: ReferenceRepository,
    private readonly printer: PrintPaper,
  ) {}

  @Post()
  @HttpCode(200)
  async print(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(PrintDecisionSchema)) decision: PrintDecision,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reference = await this.references.of(who.tenantId);
    const { caseNo, campus } = decision.paper.content;
    const place = { campus: campus.code, department: null, channel: 'web_form' } as const;
    const policy = reference.policyAt({ ...place, caseKind: 'external' });
    const { pdf, missing } = await this.printer.print(
      composeDecision(decision, { reference, policy }),
    );
    await reply
      .headers({
        ...downloadHeaders({ mediaType: 'application/pdf', fileName: `${caseNo}-decision.pdf` }),
        ...(missing.length > 0 ? { 'x-missing-characters': missing.join(' ') } : {}),
      })
      .send(pdf);
  }
}
