import { Injectable } from '@nestjs/common';
import {
  AppraisalSchema,
  DecisionsSchema,
  PERSONNEL_FILES,
  PersonnelFileQuerySchema,
  type DecisionRow,
} from '@tingsu/contracts';
import { parseOrProblem } from '@tingsu/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Directory } from '../directory/directory.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { AskService } from '../forwarding/ask-service.client.js';
import { RequestIdentity } from '../session/request-identity.provider.js';
import { appraisalCells, APPRAISAL_HEAD, decisionCells, DECISION_HEAD } from './personnel-cells.js';
import { sendSheet } from './send-sheet.adapter.js';

type Query = z.infer<typeof PersonnelFileQuerySchema>;
const KindSchema = z.enum(PERSONNEL_FILES);

/** `GET /api/v1/accountability/files/{kind}`: what was decided, or the appraisal, as a table for personnel. Cases says who may. */
@Injectable()
export class PersonnelFilesRoute {
  constructor(
    private readonly identities: RequestIdentity,
    private readonly directories: DirectoryRepository,
    private readonly services: AskService,
  ) {}

  addTo(fastify: FastifyInstance): void {
    fastify.get<{ Params: { readonly kind: string } }>(
      '/api/v1/accountability/files/:kind',
      (request, reply) => this.file(request, reply),
    );
  }

  private async file(
    request: FastifyRequest<{ Params: { readonly kind: string } }>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const kind = parseOrProblem(KindSchema, request.params.kind, 'path');
    const query = parseOrProblem(PersonnelFileQuerySchema, request.query, 'query');
    const { tenant } = await this.identities.ofStaffRoute(request);
    const { directory } = await this.directories.readVersioned(tenant.tenantId);
    const rows = await this.rowsOf(request, kind, query, directory);
    const head = (kind === 'appraisal' ? APPRAISAL_HEAD : DECISION_HEAD)[query.language];
    const sheet = {
      ...{ name: `${kind} ${query.period}`, columns: head, names: head },
      rows: (async function* () {
        yield rows;
      })(),
    };
    return sendSheet(reply, kind, query, sheet);
  }

  private async rowsOf(
    request: FastifyRequest,
    kind: (typeof PERSONNEL_FILES)[number],
    { period, language }: Query,
    directory: Directory,
  ): Promise<string[][]> {
    if (kind === 'appraisal') {
      const path = `/api/v1/accountability/appraisal?period=${period}`;
      const { rows } = AppraisalSchema.parse(
        await this.services.read(request, 'cases', { method: 'GET', path }),
      );
      return rows.map((row) => appraisalCells(row, directory, language));
    }
    return (await this.decisions(request, period)).flatMap((row) =>
      decisionCells(row, directory, language),
    );
  }

  private async decisions(request: FastifyRequest, period: string): Promise<DecisionRow[]> {
    const found: DecisionRow[] = [];
    let cursor = '';
    for (;;) {
      const path = `/api/v1/accountability/decisions?period=${period}&cursor=${cursor}`;
      const { items, nextCursor } = DecisionsSchema.parse(
        await this.services.read(request, 'cases', { method: 'GET', path }),
      );
      found.push(...items);
      if (nextCursor === null) return found;
      cursor = encodeURIComponent(nextCursor);
    }
  }
}
