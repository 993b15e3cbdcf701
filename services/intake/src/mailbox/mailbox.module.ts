import { Module } from '@nestjs/common';
import { AdaptersModule } from '../channels/adapters.module.js';
import { RefusedModule } from '../refused/refused.module.js';
import { EmptyMailsJob } from './empty-mails.job.js';
import { KeepMail } from './keep-mail.usecase.js';
import { SmtpInlet } from './smtp-inlet.adapter.js';
import { TakeMailModule } from './take-mail.module.js';
import { TakeMailsJob } from './take-mails.job.js';

/** Complaints and answers that come by e-mail. */
@Module({
  imports: [AdaptersModule, RefusedModule, TakeMailModule],
  providers: [EmptyMailsJob, KeepMail, SmtpInlet, TakeMailsJob],
  exports: [SmtpInlet],
})
export class MailboxModule {}
