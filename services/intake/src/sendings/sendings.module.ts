import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { Mailboxes } from '../mailbox/mailboxes.provider.js';
import { Couriers } from '../media/couriers.adapter.js';
import { ConsentRequestsModule } from '../consents/consent-requests.module.js';
import { MailCourier } from '../media/mail.adapter.js';
import { PartnerEventsModule } from '../partners/partner-events.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { ComplaintNumbers } from './complaint-numbers.repository.js';
import { EarlyReceiptRepository } from './early-receipt.repository.js';
import { OpenIds } from './open-id.repository.js';
import { Outcomes } from './outcomes.usecase.js';
import { PackParcel } from './pack-parcel.usecase.js';
import { SendDueJob } from './send-due.job.js';
import { SendDue } from './send-due.usecase.js';
import { SendingListRepository } from './sending-list.repository.js';
import { SendingRepository } from './sending.repository.js';
import { Sendings } from './sendings.usecase.js';
import { MessageSendingsController, SendingTasksController } from './sendings.controller.js';
import { SendingTaskList } from './sending-tasks.usecase.js';
import { SettleSending } from './settle-sending.usecase.js';
import { SendTestMessage } from './send-test-message.usecase.js';
import { StaffSendings } from './staff-sendings.usecase.js';
import { TestMessageController } from './test-message.controller.js';

/** Messages on their way to complainants, by every medium. */
@Module({
  imports: [
    AccessModule,
    AccountsModule,
    ComplaintsModule,
    ConsentRequestsModule,
    PartnerEventsModule,
    ReferenceModule,
    UploadStoreModule,
  ],
  controllers: [MessageSendingsController, SendingTasksController, TestMessageController],
  providers: [
    ComplaintNumbers,
    Couriers,
    EarlyReceiptRepository,
    MailCourier,
    Mailboxes,
    OpenIds,
    Outcomes,
    PackParcel,
    SendDue,
    SendDueJob,
    SendTestMessage,
    SendingListRepository,
    SendingRepository,
    Sendings,
    SendingTaskList,
    SettleSending,
    StaffSendings,
  ],
  exports: [
    Couriers,
    ComplaintNumbers,
    EarlyReceiptRepository,
    OpenIds,
    Outcomes,
    SendingListRepository,
    SendingRepository,
    Sendings,
    SendingTaskList,
  ],
})
export class SendingsModule {}
