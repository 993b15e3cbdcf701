import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { EraseCase } from './erase-case.usecase.js';
import { ErasuresController } from './erasures.controller.js';

/** Erasure of what a person said (依法删除). */
@Module({
  imports: [LedgerModule, PoliciesModule],
  controllers: [ErasuresController],
  providers: [EraseCase],
})
export class ErasuresModule {}
