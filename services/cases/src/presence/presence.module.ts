import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { PresenceController } from './presence.controller.js';
import { SayPresent } from './say-present.usecase.js';

/** Who has which case open at this moment. */
@Module({ imports: [AccessModule], controllers: [PresenceController], providers: [SayPresent] })
export class PresenceModule {}
