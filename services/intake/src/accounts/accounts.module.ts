import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module.js';
import { AccountUseRepository } from './account-use.repository.js';
import { AccountsController } from './accounts.controller.js';
import { MediaAccountRepository } from './media-account.repository.js';

/** Accounts at the providers of messages. */
@Module({
  imports: [ReferenceModule],
  controllers: [AccountsController],
  providers: [AccountUseRepository, MediaAccountRepository],
  exports: [MediaAccountRepository],
})
export class AccountsModule {}
