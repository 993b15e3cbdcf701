import { Module } from '@nestjs/common';
import { ReferenceModule } from '../reference/reference.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { PostersController } from './posters.controller.js';
import { PrintPosters } from './print-posters.usecase.js';

/** Posters and signs for campuses, departments and suggestion boxes. */
@Module({
  imports: [ReferenceModule, ThreadsModule],
  controllers: [PostersController],
  providers: [PrintPosters],
})
export class PostersModule {}
