import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ForwardingModule } from '../forwarding/forwarding.module.js';
import { SessionModule } from '../session/session.module.js';
import { PlainApi } from './plain-api.client.js';
import { PlainRoutes } from './plain.routes.js';

/** The portal without JavaScript. */
@Module({
  imports: [DirectoryModule, ForwardingModule, SessionModule],
  providers: [PlainApi, PlainRoutes],
})
export class PlainModule {}
