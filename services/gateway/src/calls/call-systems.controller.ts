import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import {
  CallSystemsSchema,
  type Identity,
  InletIdSchema,
  type InletTest,
  InletTestSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodParam } from '@tingsu/http';
import type { FastifyRequest } from 'fastify';
import { SeeCallSystems } from './see-call-systems.usecase.js';

const COMMON = { tag: 'Inlets', problems: ['session.required', 'access.denied'] } as const;

/** Telephone systems that signal incoming calls. */
@Controller('api/v1/call-systems')
export class CallSystemsController {
  constructor(private readonly systems: SeeCallSystems) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'Telephone systems, without their secrets, and when each signalled last',
    response: CallSystemsSchema,
  })
  list(@CurrentIdentity() who: Identity, @Req() { host }: FastifyRequest) {
    return this.systems.list(who, host);
  }

  @Post(':name/test')
  @HttpCode(200)
  @ApiRoute({
    tag: 'Inlets',
    summary: 'Signal a call as the telephone system does; it rings for who asks alone',
    response: InletTestSchema,
    problems: [...COMMON.problems, 'request.not_found'],
  })
  test(
    @CurrentIdentity() who: Identity,
    @Req() { host }: FastifyRequest,
    @Param('name', zodParam(InletIdSchema)) name: string,
  ): Promise<InletTest> {
    return this.systems.test(who, host, name);
  }
}
