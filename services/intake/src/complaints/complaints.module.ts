import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AttemptRepository } from '../attempts/attempt.repository.js';
import { AdaptersModule } from '../channels/adapters.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { ClaimRefusals } from './claim-refusals.repository.js';
import { ComplaintRepository } from './complaint.repository.js';
import { ComplaintsController } from './complaints.controller.js';
import { ExternalOrderRepository } from './external-order.repository.js';
import { ReachedComplaints } from './reached-complaint.repository.js';
import { ReadComplaint } from './read-complaint.usecase.js';
import { RecordUrge } from './record-urge.usecase.js';
import { RegisterComplaint } from './register-complaint.usecase.js';
import { RegistrationRepository } from './registration.repository.js';
import { StaffRegistrationRepository } from './staff-registration.repository.js';
import { TrackedComplaints } from './tracked-complaint.repository.js';

/** Complaints, registered and read. */
@Module({
  imports: [AccessModule, AdaptersModule, ProgressModule, ReferenceModule, UploadStoreModule],
  controllers: [ComplaintsController],
  providers: [
    AttemptRepository,
    ClaimRefusals,
    ComplaintRepository,
    ExternalOrderRepository,
    ReachedComplaints,
    ReadComplaint,
    RecordUrge,
    RegisterComplaint,
    RegistrationRepository,
    StaffRegistrationRepository,
    TrackedComplaints,
  ],
  exports: [
    AttemptRepository,
    ComplaintRepository,
    ExternalOrderRepository,
    ReachedComplaints,
    ReadComplaint,
    RecordUrge,
    RegisterComplaint,
    StaffRegistrationRepository,
    TrackedComplaints,
  ],
})
export class ComplaintsModule {}
