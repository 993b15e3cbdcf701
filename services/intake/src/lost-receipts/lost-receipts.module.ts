import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { AnswerLostReceipts } from './answer-lost-receipts.job.js';
import { AskReceiptAgain } from './ask-receipt.usecase.js';
import { LostReceiptRepository } from './lost-receipt.repository.js';
import { LostReceiptsController } from './lost-receipts.controller.js';
import { SendReceipt } from './send-receipt.usecase.js';

/** Number and code, once more. */
@Module({
  imports: [ComplaintsModule, MessagesModule, SendingsModule, UploadStoreModule],
  controllers: [LostReceiptsController],
  providers: [AnswerLostReceipts, AskReceiptAgain, LostReceiptRepository, SendReceipt],
})
export class LostReceiptsModule {}
