import { Controller, Get, Query } from '@nestjs/common';
import {
  LoopQuerySchema,
  LoopsSchema,
  type Identity,
  type Loops,
  type LoopScope,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodQuery } from '@tingsu/http';
import { ReadLoops } from './read-loops.usecase.js';

/** Whether what is learned from complaints comes to an end. */
@Controller('api/v1/loops')
export class LoopsController {
  constructor(private readonly loops: ReadLoops) {}

  @Get()
  @ApiRoute({
    summary: 'How all that is learned from complaints stands: open, late, to be checked, ended',
    description: 'What each number counts is a list: by the same `list`, `campus` and days.',
    tag: 'improvements',
    query: LoopQuerySchema,
    response: LoopsSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  read(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(LoopQuerySchema)) query: LoopScope,
  ): Promise<Loops> {
    return this.loops.execute(who, query);
  }
}
