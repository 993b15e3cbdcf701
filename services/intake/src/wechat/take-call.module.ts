import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AdaptersModule } from '../channels/adapters.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { MessagesModule } from '../messages/messages.module.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { SendingsModule } from '../sendings/sendings.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { DoAct } from './do-act.usecase.js';
import { Hear } from './hear.usecase.js';
import { SetAsideCalls } from './set-aside-calls.usecase.js';
import { TakeCall } from './take-call.usecase.js';
import { WechatCallRepository } from './wechat-call.repository.js';
import { WechatTalkRepository } from './wechat-talk.repository.js';

/** What becomes of a message of WeChat that is kept, when it came or when a person takes it up again. */
@Module({
  imports: [
    AccountsModule,
    AdaptersModule,
    ComplaintsModule,
    MessagesModule,
    ProgressModule,
    ReferenceModule,
    SendingsModule,
    UploadsModule,
  ],
  providers: [DoAct, Hear, SetAsideCalls, TakeCall, WechatCallRepository, WechatTalkRepository],
  exports: [SetAsideCalls, TakeCall, WechatCallRepository, WechatTalkRepository],
})
export class TakeCallModule {}
