import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ForwardingModule } from '../forwarding/forwarding.module.js';
import { SessionModule } from '../session/session.module.js';
import { RegisterFileRoute } from './register-file.routes.js';
import { RegisterPagesClient } from './register-pages.client.js';

/** Files of the register of complaints. */
@Module({
  imports: [DirectoryModule, ForwardingModule, SessionModule],
  providers: [RegisterFileRoute, RegisterPagesClient],
})
export class RegisterBookModule {}
