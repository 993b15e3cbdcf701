import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { ActOnSafetyFile } from './act-on-safety-file.usecase.js';
import { FollowCase } from './follow-case.usecase.js';
import { OpenBySystem } from './open-by-system.usecase.js';
import { OpenSafetyFiles } from './open-safety-file.usecase.js';
import { OpenPaths } from './open-paths.usecase.js';
import { ReadSafetyFile } from './read-safety-file.usecase.js';
import { SafetyFilesController } from './safety-files.controller.js';
import { SafetyLoop } from './safety-due.job.js';
import { SeeToDue } from './see-to-due.usecase.js';
import { TellCase } from './tell-case.usecase.js';

/** Danger to people and the house: who is told, what was done, how it ended. */
@Module({
  imports: [LedgerModule, PoliciesModule],
  controllers: [SafetyFilesController],
  providers: [
    ActOnSafetyFile,
    FollowCase,
    OpenBySystem,
    OpenPaths,
    OpenSafetyFiles,
    ReadSafetyFile,
    SafetyLoop,
    SeeToDue,
    TellCase,
  ],
  exports: [FollowCase],
})
export class SafetyModule {}
