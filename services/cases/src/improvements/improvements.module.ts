import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CommonProblemsModule } from '../common-problems/common-problems.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { CarryOnImprovements } from './carry-on.usecase.js';
import { CaseImprovementsController } from './case-improvements.controller.js';
import { ImprovementsController } from './improvements.controller.js';
import { ImprovementLoop } from './improvements.job.js';
import { OpenImprovements } from './open-improvement.usecase.js';
import { RingImprovements } from './ring-improvements.usecase.js';

/** Improvement actions (整改措施) with a check of their effect. */
@Module({
  imports: [AccessModule, CommonProblemsModule, PoliciesModule],
  controllers: [CaseImprovementsController, ImprovementsController],
  providers: [CarryOnImprovements, ImprovementLoop, OpenImprovements, RingImprovements],
})
export class ImprovementsModule {}
