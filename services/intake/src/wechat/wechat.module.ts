import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ArrivedTestsModule } from '../inlets/arrived-tests.module.js';
import { ReceiptsModule } from '../receipts/receipts.module.js';
import { RefusedModule } from '../refused/refused.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { KeepCall } from './keep-call.usecase.js';
import { OpenCall } from './open-call.usecase.js';
import { TakeCallModule } from './take-call.module.js';
import { TakeCallsJob } from './take-calls.job.js';
import { WechatController } from './wechat.controller.js';

/** Complaints and messages that people write to a WeChat official account. */
@Module({
  imports: [
    AccountsModule,
    ArrivedTestsModule,
    ReceiptsModule,
    RefusedModule,
    SendingsModule,
    TakeCallModule,
  ],
  controllers: [WechatController],
  providers: [KeepCall, OpenCall, TakeCallsJob],
})
export class WechatModule {}
