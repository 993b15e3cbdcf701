import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { WatchCase } from './watch-case.usecase.js';
import { WatchingController } from './watching.controller.js';

/** Cases that people watch though they are not theirs. */
@Module({ imports: [AccessModule], controllers: [WatchingController], providers: [WatchCase] })
export class WatchingModule {}
