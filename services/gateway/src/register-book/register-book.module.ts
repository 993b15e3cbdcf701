import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ForwardingModule } from '../forwarding/forwarding.module.js';
import { SessionModule } from '../session/session.module.js';
import { RegisterBookRoute } from './register-book.routes.js';
import { RegisterFileRoute } from './register-file.routes.js';
import { RegisterHandlingClient } from './register-handling.client.js';
import { RegisterPagesClient } from './register-pages.client.js';

/** The register of complaints, as list and as file. */
@Module({
  imports: [DirectoryModule, ForwardingModule, SessionModule],
  providers: [RegisterBookRoute, RegisterFileRoute, RegisterHandlingClient, RegisterPagesClient],
})
export class RegisterBookModule {}
