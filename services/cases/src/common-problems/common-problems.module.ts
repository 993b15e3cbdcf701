import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { AnswerProblem } from './answer-problem.usecase.js';
import { CommonProblemsController } from './common-problems.controller.js';
import { DetectAlike } from './detect-alike.usecase.js';
import { DetectionLoop } from './detect-problems.job.js';
import { DetectProblems } from './detect-problems.usecase.js';
import { WordingConsumer } from './wording.consumer.js';

/** Common problems (共性问题): found by counting the same matter and like words, answered by a person. */
@Module({
  imports: [PoliciesModule],
  controllers: [CommonProblemsController, WordingConsumer],
  providers: [AnswerProblem, DetectAlike, DetectProblems, DetectionLoop],
  exports: [AnswerProblem],
})
export class CommonProblemsModule {}
