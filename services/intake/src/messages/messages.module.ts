import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { MessageRepository } from './message.repository.js';
import { SenderThreadController } from './sender-thread.controller.js';
import { SenderThread } from './sender-thread.usecase.js';
import { WriteMessage } from './write-message.usecase.js';

/** The thread between a complainant and the hospital. */
@Module({
  imports: [ComplaintsModule, ProgressModule, ReferenceModule, UploadStoreModule],
  controllers: [SenderThreadController],
  providers: [MessageRepository, SenderThread, WriteMessage],
  exports: [MessageRepository, WriteMessage],
})
export class MessagesModule {}
