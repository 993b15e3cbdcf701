import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { MediaAccountRepository } from './media-account.repository.js';

/** Accounts at the providers of messages. */
@Module({
  controllers: [AccountsController],
  providers: [MediaAccountRepository],
  exports: [MediaAccountRepository],
})
export class AccountsModule {}
