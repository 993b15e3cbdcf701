import { Injectable } from '@nestjs/common';
import {
  AppraisalSchema,
  DecisionsSchema,
  PERSONNEL_FILES,
  PersonnelFileQuerySchema,
  RewardsSchema,
} from '@tingsu/contracts';
import { parseOrProblem } from '@tingsu/http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Directory } from '../directory/directory.js';
import { DirectoryRepository } from '../directory/directory.repository.js';
import { AskService } from '../forwarding/ask-service.client.js';
import { RequestIdentity } from '../session/request-identity.provider.js';
import {
  appraisalCells,
  APPRAISAL_HEAD,
  decisionCells,
  DECISION_HEAD,
  rewardCells,
  REWARD_HEAD,
} from './personnel-cells.js';
import { sendSheet } from './send-sheet.adapter.js';

type Query = z.infer<typeof PersonnelFileQuerySchema>;
type Kind = (typeof PERSONNEL_FILES)[number];
const KindSchema = z.enum(PERSONNEL_FILES);
const HEADS = { appraisal: APPRAISAL_HEAD, decisions: DECISION_HEAD, rewards: REWARD_HEAD };

/** `GET /api/v1/accountability/files/{kind}`: what was decided, the appraisal, or what was given to staff, as a table for personnel. Cases says who may. */
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
    const pages = this.pagesOf(request, kind, query, directory);
    // Refused before the file begins; the rest is read while it is downloaded.
    const first = await pages.next();
    const head = HEADS[kind][query.language];
    const sheet = {
      ...{ name: `${kind} ${query.period}`, columns: head, names: head },
      rows: (async function* () {
        if (first.done !== true) yield first.value;
        yield* pages;
      })(),
    };
    return sendSheet(reply, kind, query, sheet);
  }

  private async *pagesOf(
    request: FastifyRequest,
    kind: Kind,
    { period, language }: Query,
    directory: Directory,
  ): AsyncGenerator<string[][]> {
    const base = `/api/v1/accountability/${kind}?period=${period}`;
    const ask = (path: string) => this.services.read(request, 'cases', { method: 'GET', path });
    if (kind === 'appraisal') {
      const { rows } = AppraisalSchema.parse(await ask(base));
      yield rows.map((row) => appraisalCells(row, directory, language));
      return;
    }
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = cursor === '' ? base : `${base}&cursor=${encodeURIComponent(cursor)}`;
      const page = await ask(path);
      if (kind === 'rewards') {
        const { items, nextCursor } = RewardsSchema.parse(page);
        yield items.map((row) => rewardCells(row, directory, language, directory.timeZone));
        cursor = nextCursor;
      } else {
        const { items, nextCursor } = DecisionsSchema.parse(page);
        yield items.flatMap((row) => decisionCells(row, directory, language));
        cursor = nextCursor;
      }
    }
  }
}
