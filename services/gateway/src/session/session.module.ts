import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ChoosePassword } from './choose-password.usecase.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccounts } from './own-account.repository.js';
import { Passwords } from './password.provider.js';
import { PurgeSessions } from './purge-sessions.job.js';
import { RequestIdentity } from './request-identity.provider.js';
import { SessionController } from './session.controller.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.provider.js';
import { SignIn } from './sign-in.usecase.js';

/** Sign-in, and who a request comes from. */
@Module({
  imports: [DirectoryModule],
  controllers: [SessionController, OwnAccountController],
  providers: [
    ChoosePassword,
    OwnAccounts,
    Passwords,
    PurgeSessions,
    RequestIdentity,
    SessionRepository,
    Sessions,
    SignIn,
  ],
  exports: [RequestIdentity, Sessions],
})
export class SessionModule {}
