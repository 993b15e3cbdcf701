import { Module } from '@nestjs/common';
import { AdaptersModule } from '../channels/adapters.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ArrivedTestsModule } from '../inlets/arrived-tests.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { MailBounces } from './mail-bounces.usecase.js';
import { MailFiles } from './mail-files.usecase.js';
import { MailReader } from './mail-reader.adapter.js';
import { MailMessages } from './mail-messages.usecase.js';
import { MailRepository } from './mail.repository.js';
import { Mailboxes } from './mailboxes.provider.js';
import { SetAsideMails } from './set-aside-mails.usecase.js';
import { TakeMail } from './take-mail.usecase.js';

/** What becomes of a mail that is kept, when it came or when a person takes it up again. */
@Module({
  imports: [
    AdaptersModule,
    ArrivedTestsModule,
    ComplaintsModule,
    MessagesModule,
    ProgressModule,
    ReferenceModule,
    SendingsModule,
    ThreadsModule,
    UploadStoreModule,
    UploadsModule,
  ],
  providers: [
    Mailboxes,
    MailBounces,
    MailFiles,
    MailMessages,
    MailReader,
    MailRepository,
    SetAsideMails,
    TakeMail,
  ],
  exports: [Mailboxes, MailRepository, SetAsideMails, TakeMail],
})
export class TakeMailModule {}
