import { Injectable } from '@nestjs/common';
import type { Identity, Progress } from '@tingsu/contracts';
import { logger } from '@tingsu/runtime';
import type { Asker } from '../session/request-identity.provider.js';
import { forwardedHeaders, type Vouched } from './headers.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import {
  complaintIdOf,
  NOTHING_SAID,
  publicProgress,
  type SaidByCases,
  saidIn,
} from './progress.js';
import { type UpstreamAnswer, Upstreams } from './upstreams.adapter.js';

interface Request extends Omit<Vouched, 'identityToken'> {
  readonly path: string;
  /** With the code of the receipt. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * How a complaint stands, for its sender. Intake checks number and tracking code and knows the stages; what was written for the
 * complainant lies in cases, which is asked only about the complaint that intake vouched for.
 */
@Injectable()
export class ReadProgress {
  constructor(
    private readonly tokens: IdentityTokens,
    private readonly upstreams: Upstreams,
  ) {}

  /** What intake answers instead, where it refuses. */
  async execute(
    asker: Asker,
    { path, headers, ...request }: Request,
  ): Promise<{ readonly progress: Progress } | { readonly refused: UpstreamAnswer }> {
    const identityToken = await this.tokens.tokenFor(asker, 'intake');
    const found = await this.upstreams.request(
      'intake',
      { path, method: 'GET', headers: forwardedHeaders(headers, { ...request, identityToken }) },
      true,
    );
    if (found.statusCode !== 200) return { refused: found };
    const body = (await found.body.json()) as Progress & { complaintId?: string };
    const complaintId = complaintIdOf(found.headers, body);
    const said = complaintId
      ? await this.saidByCases(asker.tenant.tenantId, complaintId, request)
      : NOTHING_SAID;
    return { progress: publicProgress(body, said) };
  }

  /** While cases is away the page still shows how far things are, without the words. */
  private async saidByCases(
    tenantId: string,
    complaintId: string,
    request: Omit<Vouched, 'identityToken'>,
  ): Promise<SaidByCases> {
    try {
      const visitor: Identity = {
        ...{ kind: 'public', tenantId, personId: null, grants: [] },
        ...{ locale: 'zh-CN', complaintId },
      };
      const identityToken = await this.tokens.sign(visitor, 'cases');
      const headers = forwardedHeaders({}, { ...request, identityToken });
      const path = `/api/v1/internal/case-answers/${encodeURIComponent(complaintId)}`;
      const { statusCode, body } = await this.upstreams.request(
        'cases',
        { path, method: 'GET', headers },
        true,
      );
      const text = await body.text();
      return statusCode === 200 && text ? saidIn(JSON.parse(text)) : NOTHING_SAID;
    } catch (error) {
      logger.warn({ err: error }, 'the answer of a case could not be read');
      return NOTHING_SAID;
    }
  }
}
