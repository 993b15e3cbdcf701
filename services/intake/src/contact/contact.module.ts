import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ContactController } from './contact.controller.js';
import { RevealContact } from './reveal-contact.usecase.js';

/** How a complainant is reached: shown in full for a reason, and corrected. */
@Module({
  imports: [AccessModule, ComplaintsModule],
  controllers: [ContactController],
  providers: [RevealContact],
})
export class ContactModule {}
