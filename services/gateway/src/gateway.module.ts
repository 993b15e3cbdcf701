import { Module, type DynamicModule } from '@nestjs/common';
import { DatabaseModule, type TimeSource } from '@tingsu/database';
import { MESSAGING_ENTITIES, MessagingModule } from '@tingsu/messaging';
import type { GatewayConfig } from './config.js';
import { ConfigModule } from './config.module.js';
import { DirectoryController } from './directory/directory.controller.js';
import { DirectoryRepository } from './directory/directory.repository.js';
import { ORGANISATION_ENTITIES } from './directory/organisation.entity.js';
import { PublishDirectory } from './directory/publish-directory.usecase.js';
import { Tenants } from './directory/tenants.provider.js';
import { Documents } from './documents/documents.routes.js';
import { AccessLogRoute } from './forwarding/access-log.routes.js';
import { Forwarding } from './forwarding/forward.routes.js';
import { IdentityTokens } from './forwarding/identity-tokens.provider.js';
import { ProgressRoute } from './forwarding/progress.routes.js';
import { Upstreams } from './forwarding/upstreams.adapter.js';
import { EventsRoute } from './live/events.routes.js';
import { LiveEvents } from './live/live-events.provider.js';
import { ACCOUNT_ENTITIES } from './session/account.entity.js';
import { Passwords } from './session/password.provider.js';
import { PurgeSessions } from './session/purge-sessions.job.js';
import { RequestIdentity } from './session/request-identity.provider.js';
import { SessionController } from './session/session.controller.js';
import { SessionRepository } from './session/session.repository.js';
import { Sessions } from './session/sessions.provider.js';
import { SignIn } from './session/sign-in.usecase.js';

export const ENTITIES = [...ORGANISATION_ENTITIES, ...ACCOUNT_ENTITIES, ...MESSAGING_ENTITIES];

@Module({})
export class GatewayModule {
  static of(config: GatewayConfig, time?: TimeSource): DynamicModule {
    return {
      module: GatewayModule,
      imports: [
        ConfigModule.of(config),
        DatabaseModule.forRoot({
          url: config.DATABASE_URL,
          service: 'gateway',
          entities: ENTITIES,
          time,
        }),
        MessagingModule.forRoot({ service: 'gateway', amqpUrl: config.AMQP_URL }),
      ],
      controllers: [SessionController, DirectoryController],
      providers: [
        DirectoryRepository, PublishDirectory, Tenants,
        SessionRepository, Passwords, SignIn, Sessions, RequestIdentity, PurgeSessions,
        Upstreams, IdentityTokens, Forwarding, ProgressRoute, AccessLogRoute,
        LiveEvents, EventsRoute, Documents,
      ], // prettier-ignore
    };
  }
}
