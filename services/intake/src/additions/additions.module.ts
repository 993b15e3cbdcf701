import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { AddToComplaint } from './add-to-complaint.usecase.js';
import { AdditionsController } from './additions.controller.js';
import { StaffAdditionRepository } from './staff-addition.repository.js';

/** What the sender of an open complaint says later, taken down by staff. */
@Module({
  imports: [ComplaintsModule, ProgressModule, ReferenceModule],
  controllers: [AdditionsController],
  providers: [AddToComplaint, StaffAdditionRepository],
  exports: [StaffAdditionRepository],
})
export class AdditionsModule {}
