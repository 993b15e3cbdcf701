import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { AlikeController } from './alike.controller.js';
import { AlikeRepository } from './alike.repository.js';
import { FindAlike } from './find-alike.usecase.js';

/** What is known already about a complaint that is being registered. */
@Module({
  imports: [AccessModule, ComplaintsModule, ReferenceModule],
  controllers: [AlikeController],
  providers: [AlikeRepository, FindAlike],
})
export class AlikeModule {}
