import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { AccountabilityController } from './accountability.controller.js';
import { ActOnMatter } from './act-on-matter.usecase.js';
import { ProposeMatter } from './propose-matter.usecase.js';
import { ReachMatter } from './reach-matter.usecase.js';
import { ServeDecisionPaper } from './serve-decision.usecase.js';

/** Holding people responsible (责任追究): off unless a policy of the house turns it on. */
@Module({
  imports: [AccessModule, PoliciesModule],
  controllers: [AccountabilityController],
  providers: [ActOnMatter, ProposeMatter, ReachMatter, ServeDecisionPaper],
})
export class AccountabilityModule {}
