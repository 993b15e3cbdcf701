import { Module } from '@nestjs/common';
import { ForwardingModule } from '../forwarding/forwarding.module.js';
import { MeetingPacksRoute } from './meeting-packs.routes.js';

/** Packs of analysis meetings, put together from what the services know. */
@Module({ imports: [ForwardingModule], providers: [MeetingPacksRoute] })
export class MeetingPacksModule {}
