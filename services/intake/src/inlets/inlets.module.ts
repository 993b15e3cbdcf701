import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MailboxModule } from '../mailbox/mailbox.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { ArrivedTestsModule } from './arrived-tests.module.js';
import { InletsController } from './inlets.controller.js';
import { InletsRepository } from './inlets.repository.js';
import { ListInlets } from './list-inlets.usecase.js';
import { PublicDoor } from './public-door.adapter.js';
import { TestInlet } from './test-inlet.usecase.js';
import { TestMail } from './test-mail.adapter.js';

/** The ways by which complaints come in, as those see them who run them. */
@Module({
  imports: [AccountsModule, ArrivedTestsModule, MailboxModule, ReferenceModule],
  controllers: [InletsController],
  providers: [InletsRepository, ListInlets, PublicDoor, TestInlet, TestMail],
})
export class InletsModule {}
