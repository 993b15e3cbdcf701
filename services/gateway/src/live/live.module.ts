import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.js';
import { EventsRoute } from './events.routes.js';
import { LiveEvents } from './live-events.provider.js';

/** Hints to open browsers that something changed. */
@Module({ imports: [SessionModule], providers: [EventsRoute, LiveEvents] })
export class LiveModule {}
