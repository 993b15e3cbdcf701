import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { ActOnSafetyFile } from './act-on-safety-file.usecase.js';
import { OpenSafetyFiles } from './open-safety-file.usecase.js';
import { OpenPaths } from './open-paths.usecase.js';
import { ReadSafetyFile } from './read-safety-file.usecase.js';
import { SafetyFilesController } from './safety-files.controller.js';
import { SafetyLoop } from './safety-due.job.js';
import { SeeToDue } from './see-to-due.usecase.js';

/** Danger to people and the house: who is told, what was done, how it ended. */
@Module({
  imports: [PoliciesModule],
  controllers: [SafetyFilesController],
  providers: [ActOnSafetyFile, OpenPaths, OpenSafetyFiles, ReadSafetyFile, SafetyLoop, SeeToDue],
})
export class SafetyModule {}
