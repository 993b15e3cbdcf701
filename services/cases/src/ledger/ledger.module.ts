import { Module } from '@nestjs/common';
import { Outbox } from '@tingsu/messaging';
import { DataKeys } from '@tingsu/privacy';
import { CaseStore } from './case-store.repository.js';
import { PutCasesToRest } from './put-cases-to-rest.job.js';

/** The record of every case. */
@Module({
  providers: [
    PutCasesToRest,
    {
      provide: CaseStore,
      useFactory: (outbox: Outbox, keys: DataKeys) => new CaseStore(outbox, keys),
      inject: [Outbox, DataKeys],
    },
  ],
  exports: [CaseStore],
})
export class LedgerModule {}
