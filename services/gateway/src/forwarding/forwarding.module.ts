import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.js';
import { AccessLogRoute } from './access-log.routes.js';
import { Forwarding } from './forward.routes.js';
import { IdentityTokens } from './identity-tokens.provider.js';
import { ProgressRoute } from './progress.routes.js';
import { Upstreams } from './upstreams.adapter.js';

/** Requests that another service answers. */
@Module({
  imports: [SessionModule],
  providers: [AccessLogRoute, Forwarding, IdentityTokens, ProgressRoute, Upstreams],
  exports: [Upstreams],
})
export class ForwardingModule {}
