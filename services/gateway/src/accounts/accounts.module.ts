import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/administration.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { SessionModule } from '../session/session.module.js';
import { AccountsController } from './accounts.controller.js';
import { EndGrants } from './end-grants.job.js';
import { KeepAccounts } from './keep-accounts.usecase.js';

/** Accounts of staff and their roles, kept in the console. */
@Module({
  imports: [AdministrationModule, DirectoryModule, SessionModule],
  controllers: [AccountsController],
  providers: [EndGrants, KeepAccounts],
})
export class AccountsModule {}
