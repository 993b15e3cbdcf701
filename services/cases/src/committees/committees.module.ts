import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { CommitteesController } from './committees.controller.js';
import { SaveCommittees } from './save-committee.usecase.js';

/** Committees of the house, who decide or advise on cases. */
@Module({
  imports: [PoliciesModule],
  controllers: [CommitteesController],
  providers: [SaveCommittees],
})
export class CommitteesModule {}
