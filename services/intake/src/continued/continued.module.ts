import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { ContinueComplaints } from './continue-complaints.usecase.js';

/** Complaints that cases bring about. */
@Module({
  imports: [ComplaintsModule, ReferenceModule, SendingsModule],
  providers: [ContinueComplaints],
  exports: [ContinueComplaints],
})
export class ContinuedModule {}
