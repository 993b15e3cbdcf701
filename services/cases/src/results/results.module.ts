import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { AnswerResult } from './answer-result.usecase.js';
import { ResultsController } from './results.controller.js';

/** Served results and circulars, for those whom they are for. */
@Module({
  imports: [LedgerModule, PoliciesModule],
  controllers: [ResultsController],
  providers: [AnswerResult],
})
export class ResultsModule {}
