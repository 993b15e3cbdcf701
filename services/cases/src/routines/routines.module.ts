import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { DoRoutine } from './do-routine.usecase.js';
import { FlagRoutines } from './flag-routines.usecase.js';
import { MakeRoutines } from './make-routines.usecase.js';
import { RoutineLoop } from './routines.job.js';
import { RoutinesController } from './routines.controller.js';

/** What comes again every day, week, month and quarter: boxes, web, reviews, completeness. */
@Module({
  imports: [PoliciesModule],
  controllers: [RoutinesController],
  providers: [DoRoutine, FlagRoutines, MakeRoutines, RoutineLoop],
})
export class RoutinesModule {}
