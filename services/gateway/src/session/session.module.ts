import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ChallengesRepository } from '../factors/challenges.repository.js';
import { CheckFactor } from '../factors/check-factor.usecase.js';
import { FactorQuestions } from '../factors/factor-questions.usecase.js';
import { FactorsController } from '../factors/factors.controller.js';
import { FactorsRepository } from '../factors/factors.repository.js';
import { FinishSignIn } from '../factors/finish-sign-in.usecase.js';
import { OwnFactors } from '../factors/own-factors.usecase.js';
import { PasskeysRepository } from '../factors/passkeys.repository.js';
import { CheckPassword } from './check-password.usecase.js';
import { ChoosePassword } from './choose-password.usecase.js';
import { FreshProofs } from './fresh-proofs.provider.js';
import { OpenSession } from './open-session.usecase.js';
import { OwnAccountController } from './own-account.controller.js';
import { OwnAccounts } from './own-account.repository.js';
import { Passwords } from './password.provider.js';
import { ProveAgain } from './prove.usecase.js';
import { PurgeSessions } from './purge-sessions.job.js';
import { RequestIdentity } from './request-identity.provider.js';
import { SessionController } from './session.controller.js';
import { SessionCookies } from './session-cookies.adapter.js';
import { SessionRepository } from './session.repository.js';
import { Sessions } from './sessions.provider.js';
import { SignIn } from './sign-in.usecase.js';

/** Sign-in by password and factors, and who a request comes from. */
@Module({
  imports: [DirectoryModule],
  controllers: [SessionController, OwnAccountController, FactorsController],
  providers: [
    ChallengesRepository,
    CheckFactor,
    CheckPassword,
    ChoosePassword,
    FactorQuestions,
    FactorsRepository,
    FinishSignIn,
    FreshProofs,
    OpenSession,
    OwnAccounts,
    OwnFactors,
    PasskeysRepository,
    Passwords,
    ProveAgain,
    PurgeSessions,
    RequestIdentity,
    SessionCookies,
    SessionRepository,
    Sessions,
    SignIn,
  ],
  exports: [RequestIdentity, Sessions],
})
export class SessionModule {}
