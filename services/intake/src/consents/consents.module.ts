import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { AnswerConsent } from './answer-consent.usecase.js';
import { AskConsent } from './ask-consent.usecase.js';
import { ConsentRequestsModule } from './consent-requests.module.js';
import { ConsentController, SenderConsentController } from './consents.controller.js';

/** A patient agrees, or not, that somebody complains for them. */
@Module({
  imports: [
    AccountsModule,
    ComplaintsModule,
    ConsentRequestsModule,
    MessagesModule,
    ProgressModule,
    ReferenceModule,
    SendingsModule,
    UploadStoreModule,
  ],
  controllers: [ConsentController, SenderConsentController],
  providers: [AnswerConsent, AskConsent],
})
export class ConsentsModule {}
