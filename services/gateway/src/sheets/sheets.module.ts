import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ForwardingModule } from '../forwarding/forwarding.module.js';
import { SessionModule } from '../session/session.module.js';
import { OrderAnswersRoute } from './order-answers.routes.js';
import { PersonnelFilesRoute } from './personnel-files.routes.js';
import { SheetsRoute } from './sheets.routes.js';

/** Files of spreadsheets: read for who looks at them, and written for authorities. */
@Module({
  imports: [DirectoryModule, ForwardingModule, SessionModule],
  providers: [OrderAnswersRoute, PersonnelFilesRoute, SheetsRoute],
})
export class SheetsModule {}
