import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AdaptersModule } from '../channels/adapters.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ArrivedTestsModule } from '../inlets/arrived-tests.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReceiptsModule } from '../receipts/receipts.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { DoAct } from './do-act.usecase.js';
import { Hear } from './hear.usecase.js';
import { KeepCall } from './keep-call.usecase.js';
import { OpenCall } from './open-call.usecase.js';
import { TakeCall } from './take-call.usecase.js';
import { TakeCallsJob } from './take-calls.job.js';
import { WechatCallRepository } from './wechat-call.repository.js';
import { WechatTalkRepository } from './wechat-talk.repository.js';
import { WechatController } from './wechat.controller.js';

/** Complaints and messages that people write to a WeChat official account. */
@Module({
  imports: [
    AccountsModule,
    AdaptersModule,
    ArrivedTestsModule,
    ComplaintsModule,
    MessagesModule,
    ProgressModule,
    ReceiptsModule,
    ReferenceModule,
    SendingsModule,
    UploadsModule,
  ],
  controllers: [WechatController],
  providers: [
    DoAct,
    Hear,
    KeepCall,
    OpenCall,
    TakeCall,
    TakeCallsJob,
    WechatCallRepository,
    WechatTalkRepository,
  ],
})
export class WechatModule {}
