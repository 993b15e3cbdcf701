import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Identity, ProblemError } from '@tingsu/contracts';
import { counter, logger } from '@tingsu/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  expectedProblem,
  internalProblem,
  isRefusal,
  problemBody,
  PROBLEM_MEDIA_TYPE,
} from './problem.js';

const refusals = counter('http_refusals_total', 'Requests refused by right or for a forged proof', [
  'code',
]);

/** The one place where failures become answers: expected ones as they are, the rest logged once and answered 500. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const expected = expectedProblem(error);
  if (!expected)
    logger.error(
      {
        err: error,
        method: request.method,
        route: request.routeOptions?.url,
        requestId: request.id,
      },
      'unexpected',
    );
  else if (isRefusal(expected)) noteRefusal(expected, request);
  if (reply.sent) return;
  const problem = expected ?? internalProblem();
  const { retryAfterSeconds } = problem.extra;
  if (retryAfterSeconds !== undefined)
    void reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  void reply
    .code(problem.status)
    .header('content-type', PROBLEM_MEDIA_TYPE)
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemBody(problem, String(request.id))));
}

/** Who was refused what (S-17): the route, never the address, which may name a case. */
function noteRefusal({ code }: ProblemError, request: FastifyRequest): void {
  const { identity } = request as { identity?: Identity | null };
  refusals.inc({ code });
  logger.warn(
    {
      ...{ code, method: request.method, route: request.routeOptions?.url, requestId: request.id },
      ...{ tenantId: identity?.tenantId ?? null, personId: identity?.personId ?? null },
    },
    'refused',
  );
}
