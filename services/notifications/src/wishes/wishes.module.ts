import { Module } from '@nestjs/common';
import type { NoticeWish } from '@tingsu/contracts';
import { CONFIG } from '@tingsu/service';
import type { NotificationsConfig } from '../config.js';
import { DigestsModule } from '../digests/digests.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { WishesController } from './wishes.controller.js';
import { USUAL_WISH, WishesRepository } from './wishes.repository.js';
import { Wishes } from './wishes.usecase.js';

/** How people want to be mailed. */
@Module({
  imports: [DigestsModule, DirectoryModule],
  controllers: [WishesController],
  providers: [
    Wishes,
    WishesRepository,
    {
      provide: USUAL_WISH,
      useFactory: ({ NOTICE_DIGEST_TIMES: times }: NotificationsConfig): NoticeWish => ({
        tasks: 'at_once',
        information: times.length > 0 ? 'gathered' : 'none',
        ...{ times, quiet: null },
      }),
      inject: [CONFIG],
    },
  ],
  exports: [WishesRepository],
})
export class WishesModule {}
