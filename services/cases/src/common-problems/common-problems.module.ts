import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { AnswerProblem } from './answer-problem.usecase.js';
import { CommonProblemsController } from './common-problems.controller.js';
import { DetectionLoop } from './detect-problems.job.js';
import { DetectProblems } from './detect-problems.usecase.js';

/** Common problems (共性问题): found by counting, answered by a person. */
@Module({
  imports: [PoliciesModule],
  controllers: [CommonProblemsController],
  providers: [AnswerProblem, DetectProblems, DetectionLoop],
  exports: [AnswerProblem],
})
export class CommonProblemsModule {}
