import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { AlikeController } from './alike.controller.js';
import { AlikeRepository } from './alike.repository.js';
import { FindAlike } from './find-alike.usecase.js';
import { RelatedComplaints } from './related-complaints.usecase.js';
import { RelatedController } from './related.controller.js';

/** What is known already about a complaint that is being registered, and of what belongs with one that is there. */
@Module({
  imports: [AccessModule, ComplaintsModule, ReferenceModule],
  controllers: [AlikeController, RelatedController],
  providers: [AlikeRepository, FindAlike, RelatedComplaints],
})
export class AlikeModule {}
