import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ReceiptsModule } from '../receipts/receipts.module.js';
import { OpenCall } from './open-call.usecase.js';
import { WechatController } from './wechat.controller.js';

/** What comes from a WeChat official account. */
@Module({
  imports: [AccountsModule, ReceiptsModule],
  controllers: [WechatController],
  providers: [OpenCall],
})
export class WechatModule {}
