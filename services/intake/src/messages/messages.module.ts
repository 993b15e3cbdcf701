import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { PartnerEventsModule } from '../partners/partner-events.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { SenderThreadController } from './sender-thread.controller.js';
import { SenderThread } from './sender-thread.usecase.js';
import { StaffThreadController } from './staff-thread.controller.js';
import { StaffThread } from './staff-thread.usecase.js';
import { WriteMessage } from './write-message.usecase.js';

/** The thread between a complainant and the hospital. */
@Module({
  imports: [
    AccessModule,
    ComplaintsModule,
    PartnerEventsModule,
    ProgressModule,
    ReferenceModule,
    SendingsModule,
    UploadStoreModule,
  ],
  controllers: [SenderThreadController, StaffThreadController],
  providers: [SenderThread, StaffThread, WriteMessage],
  exports: [WriteMessage],
})
export class MessagesModule {}
