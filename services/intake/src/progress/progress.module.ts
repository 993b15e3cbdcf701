import { Module } from '@nestjs/common';
import { AwaitedCasesModule } from '../awaited-cases/awaited-cases.module.js';
import { CaseCopyRepository } from './case-copy.repository.js';

/** What a sender may see of the case, kept from events. */
@Module({
  imports: [AwaitedCasesModule],
  providers: [CaseCopyRepository],
  exports: [CaseCopyRepository],
})
export class ProgressModule {}
