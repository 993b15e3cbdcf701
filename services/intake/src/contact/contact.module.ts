import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AdditionsModule } from '../additions/additions.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ContactController } from './contact.controller.js';
import { CorrectContact } from './correct-contact.usecase.js';
import { RevealContact } from './reveal-contact.usecase.js';

/** How a complainant is reached: shown in full for a reason, and corrected. */
@Module({
  imports: [AccessModule, AdditionsModule, ComplaintsModule, ProgressModule],
  controllers: [ContactController],
  providers: [RevealContact, CorrectContact],
})
export class ContactModule {}
