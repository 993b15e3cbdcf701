import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SafetyModule } from '../safety/safety.module.js';
import { ComplaintReceivedConsumer } from './complaint-received.consumer.js';
import { NoticeProofsConsumer } from './notice-proofs.consumer.js';
import { OpenCases } from './open-cases.usecase.js';
import { OpenWaitingCases } from './open-waiting-cases.job.js';
import { ReceiveMessages } from './receive-messages.usecase.js';
import { RecordEvidence } from './record-evidence.usecase.js';
import { RecordNotices } from './record-notices.usecase.js';
import { SupplementCases } from './supplement-cases.usecase.js';

/** Opens a case for every complaint. */
@Module({
  imports: [LedgerModule, PoliciesModule, SafetyModule],
  controllers: [ComplaintReceivedConsumer, NoticeProofsConsumer],
  providers: [
    OpenCases,
    OpenWaitingCases,
    ReceiveMessages,
    RecordEvidence,
    RecordNotices,
    SupplementCases,
  ],
})
export class ComplaintsModule {}
