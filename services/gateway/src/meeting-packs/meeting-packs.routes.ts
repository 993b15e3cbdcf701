import { Injectable } from '@nestjs/common';
import {
  CallBackFiguresSchema,
  IssueFiguresSchema,
  MakePackSchema,
  OverviewSchema,
  type Overview,
  type PackFigures,
} from '@tingsu/contracts';
import { parseOrProblem } from '@tingsu/http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AskService } from '../forwarding/ask-service.client.js';
import { periodBefore, type Period } from './period-before.js';

type Route = { Params: { readonly recordId: string } };

/**
 * `POST /api/v1/learning-records/{recordId}/pack`: puts the pack of an analysis meeting together. Analytics counts the period and the one
 * before, cases adds what was learned and keeps it; each says what this person may know.
 */
@Injectable()
export class MeetingPacksRoute {
  constructor(private readonly services: AskService) {}

  addTo(fastify: FastifyInstance): void {
    fastify.post<Route>('/api/v1/learning-records/:recordId/pack', (request) => this.make(request));
  }

  private async make(request: FastifyRequest<Route>): Promise<unknown> {
    const wanted = parseOrProblem(MakePackSchema, request.body, 'body');
    const figures = await this.figures(request, wanted.campus, wanted);
    const path = `/api/v1/internal/meeting-packs/${encodeURIComponent(request.params.recordId)}`;
    const body = { ...wanted, figures };
    return this.services.read(request, 'cases', { method: 'POST', path, body });
  }

  private async figures(
    request: FastifyRequest,
    campus: string,
    period: Period,
  ): Promise<PackFigures> {
    const counted = (what: string, { from, to }: Period) =>
      this.services.read(request, 'analytics', {
        ...{ method: 'GET', path: `/api/v1/analytics/${what}?${query({ campus, from, to })}` },
      });
    const now = OverviewSchema.parse(await counted('overview', period));
    const before = OverviewSchema.parse(await counted('overview', periodBefore(period)));
    const issues = IssueFiguresSchema.parse(await counted('issues', period));
    const calls = CallBackFiguresSchema.parse(await counted('call-backs', period));
    return {
      ...countsOf(now),
      receivedBefore: before.received,
      onTimeRateBefore: before.onTime.rate,
      ...{ issues: issues.all, byCause: issues.byCause, calledBack: calls.all },
    };
  }
}

const query = (values: Readonly<Record<string, string>>): string =>
  new URLSearchParams(values).toString();

const countsOf = (overview: Overview) => {
  const { received, open, overdue, closed, byKind, byNature, byCategory, byDepartment } = overview;
  return {
    ...{ received, open, overdue, closed, byKind, byNature, byCategory, byDepartment },
    onTimeRate: overview.onTime.rate,
  };
};
