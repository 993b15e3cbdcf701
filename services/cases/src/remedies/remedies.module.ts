import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { RemedyLedgerController } from './remedy-ledger.controller.js';

/** The ledger of what is paid because of complaints. */
@Module({ imports: [PoliciesModule], controllers: [RemedyLedgerController] })
export class RemediesModule {}
