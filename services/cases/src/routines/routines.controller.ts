import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  RoutineDoneSchema,
  RoutineQuerySchema,
  RoutineTaskSchema,
  RoutineTasksSchema,
  type Identity,
  type Page,
  type RoutineQuery,
  type RoutineTask,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { DoRoutine } from './do-routine.usecase.js';
import { listTasks } from './routine-tasks.repository.js';

const tag = 'routines';

/** What campuses and departments owe day by day and month by month, apart from their cases. */
@Controller('api/v1/routines')
export class RoutinesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly doing: DoRoutine,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Routines within reach: those still to do, or those done',
    tag,
    query: RoutineQuerySchema,
    response: RoutineTasksSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(RoutineQuerySchema)) query: RoutineQuery,
  ): Promise<Page<RoutineTask>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      listTasks(tx, who, query, await this.keys.forTenant(tx)),
    );
  }

  @Post(':taskId/done')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Mark a routine as done, with a note',
    tag,
    body: RoutineDoneSchema,
    response: RoutineTaskSchema,
    problems: ['request.invalid', 'access.denied', 'routine.not_found', 'routine.done_already'],
  })
  done(
    @CurrentIdentity() who: Identity,
    @Param('taskId', zodParam(z.uuid())) taskId: string,
    @Body(zodBody(RoutineDoneSchema)) { note }: z.infer<typeof RoutineDoneSchema>,
  ): Promise<RoutineTask> {
    return this.doing.execute(who, taskId, note);
  }
}
