import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ImportRosterFile } from './import-roster.usecase.js';
import { PlanAbsences } from './plan-absences.usecase.js';
import { PlanDuties } from './plan-duties.usecase.js';
import { AbsencesController, RostersController } from './rosters.controller.js';

/** Who is on duty, and who acts for those who are away. */
@Module({
  imports: [DirectoryModule],
  controllers: [RostersController, AbsencesController],
  providers: [ImportRosterFile, PlanAbsences, PlanDuties],
})
export class RostersModule {}
