import { Module } from '@nestjs/common';
import { ContinuedModule } from '../continued/continued.module.js';
import { ErasuresModule } from '../erasures/erasures.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { PartnerEventsModule } from '../partners/partner-events.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { WordingModule } from '../wording/wording.module.js';
import { CaseEventsConsumer } from './case-events.consumer.js';
import { NoticedComplaints } from './noticed-complaint.repository.js';
import { WriteNotices } from './write-notices.usecase.js';

/** What the rules say that a complainant has to be told, in the thread and on its way. */
@Module({
  imports: [
    ContinuedModule,
    ErasuresModule,
    MessagesModule,
    PartnerEventsModule,
    ProgressModule,
    ReferenceModule,
    SendingsModule,
    UploadStoreModule,
    WordingModule,
  ],
  controllers: [CaseEventsConsumer],
  providers: [NoticedComplaints, WriteNotices],
})
export class NoticesModule {}
