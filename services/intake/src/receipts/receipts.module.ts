import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { ReceiptsController } from './receipts.controller.js';
import { TakeReceipts } from './take-receipts.usecase.js';

/** What providers say of the messages that they took. */
@Module({
  imports: [AccountsModule, SendingsModule],
  controllers: [ReceiptsController],
  providers: [TakeReceipts],
  exports: [TakeReceipts],
})
export class ReceiptsModule {}
