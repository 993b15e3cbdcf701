import { Injectable } from '@nestjs/common';
import { type CaseDetail, caseForPaper, type CaseOfPaper } from '@tingsu/contracts';
import type { FastifyRequest } from 'fastify';
import { Tenants } from '../directory/tenants.provider.js';
import type { Asker } from '../session/request-identity.provider.js';
import { AskService } from './ask-service.client.js';
import { peopleIn } from './case-papers.js';
import type { UpstreamAnswer } from './upstreams.adapter.js';

/** What intake needs to know of a case for what it prints. */
@Injectable()
export class CaseParts {
  constructor(
    private readonly services: AskService,
    private readonly tenants: Tenants,
  ) {}

  /** The case as the reader sees it, with the names of staff that it mentions; or what cases answered instead. */
  async caseOf(
    request: FastifyRequest,
    asker: Asker,
    caseNo: string,
  ): Promise<{ readonly of: CaseOfPaper } | { readonly refused: UpstreamAnswer }> {
    const path = `/api/v1${casePath(caseNo)}`;
    const found = await this.services.answer(request, asker, 'cases', { method: 'GET', path });
    if (found.statusCode !== 200) return { refused: found };
    const text = await found.body.text();
    const { directory } = await this.tenants.directoryOf(asker.tenant.tenantId);
    return {
      of: {
        case: caseForPaper(JSON.parse(text) as CaseDetail),
        people: peopleIn(text, directory),
      },
    };
  }
}

/** Below `/api/v1`, and below `/api/v1/internal` for what only the gateway may ask. */
export const casePath = (caseNo: string): string => `/cases/${encodeURIComponent(caseNo)}`;
