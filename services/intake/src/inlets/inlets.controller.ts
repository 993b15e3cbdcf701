import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  type AssignInlet,
  AssignInletSchema,
  type Identity,
  InletIdSchema,
  InletsSchema,
  type InletTest,
  InletTestSchema,
  type Inlets,
} from '@tingsu/contracts';
import { AllowPublic, ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { ArrivedTests } from './arrived-tests.repository.js';
import { ListInlets } from './list-inlets.usecase.js';
import { TestInlet } from './test-inlet.usecase.js';

const TAG = 'Inlets';
const Id = zodParam(InletIdSchema);
const OF_ONE = {
  tag: TAG,
  problems: ['access.denied', 'request.not_found', 'request.invalid'],
} as const;

/** The ways by which complaints come in: whether they are open, who answers for them, how they fare. */
@Controller('api/v1/inlets')
export class InletsController {
  constructor(
    private readonly inlets: ListInlets,
    private readonly tests: TestInlet,
    private readonly arrived: ArrivedTests,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Every way by which complaints come in, with its state, limit, counts and last test',
    tag: TAG,
    response: InletsSchema,
    problems: ['access.denied'],
  })
  list(@CurrentIdentity() who: Identity): Promise<Inlets> {
    return this.inlets.execute(who);
  }

  @Put(':id/person')
  @HttpCode(204)
  @ApiRoute({ ...OF_ONE, summary: 'Say who answers for it', body: AssignInletSchema, status: 204 })
  assign(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(AssignInletSchema)) { personId }: AssignInlet,
  ): Promise<void> {
    return this.inlets.assign(who, id, personId);
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiRoute({
    ...OF_ONE,
    summary: 'Send a message through it that makes no complaint; the list says when it has come',
    response: InletTestSchema,
    status: 202,
  })
  test(@CurrentIdentity() who: Identity, @Param('id', Id) id: string): Promise<InletTest> {
    return this.tests.execute(who, id);
  }

  @Post('arrivals/:testId')
  @HttpCode(204)
  @AllowPublic()
  @ApiRoute({
    summary: 'A test of ours comes in at the public address; anything else changes nothing',
    tag: TAG,
    status: 204,
    problems: ['request.invalid'],
  })
  async arrive(
    @CurrentIdentity() who: Identity,
    @Param('testId', zodParam(z.uuid())) testId: string,
  ): Promise<void> {
    await this.arrived.arrived(testId, who.tenantId);
  }
}
