import { Module } from '@nestjs/common';
import { UnitOfWork } from '@tingsu/database';
import { TendSegments } from '@tingsu/find';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { FindComplaints } from './find-complaints.usecase.js';
import { FindController } from './find.controller.js';
import { FoundComplaints } from './found-complaints.repository.js';

/** Complaints, found by what was said in them. */
@Module({
  imports: [AccessModule, ComplaintsModule],
  controllers: [FindController],
  providers: [
    FindComplaints,
    FoundComplaints,
    {
      provide: TendSegments,
      useFactory: (unitOfWork: UnitOfWork) => new TendSegments(unitOfWork),
      inject: [UnitOfWork],
    },
  ],
})
export class FindModule {}
