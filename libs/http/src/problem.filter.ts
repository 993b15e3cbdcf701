import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { logger } from '@tingsu/runtime';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expectedProblem, internalProblem, problemBody, PROBLEM_MEDIA_TYPE } from './problem.js';

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
