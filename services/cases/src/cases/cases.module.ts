import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { faultsOf } from '../lifecycle/transitions.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SafetyModule } from '../safety/safety.module.js';
import { CaseLogController } from './case-log.controller.js';
import { CaseStandingsController } from './case-standings.controller.js';
import { CasesController } from './cases.controller.js';
import { PreviewClassification } from './preview-classification.usecase.js';
import { RunCommand } from './run-command.usecase.js';

/** Cases: listed, read, and changed by commands. Does not start on a transition table with a fault. */
@Module({
  imports: [AccessModule, LedgerModule, PoliciesModule, SafetyModule],
  controllers: [CaseStandingsController, CasesController, CaseLogController],
  providers: [RunCommand, PreviewClassification],
})
export class CasesModule {
  constructor() {
    const faults = faultsOf();
    if (faults.length > 0) throw new Error(`The transition table is wrong: ${faults.join('; ')}`);
  }
}
