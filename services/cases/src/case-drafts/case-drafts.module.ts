import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CaseDraftsController } from './case-drafts.controller.js';
import { ForgetDrafts } from './forget-drafts.job.js';
import { KeepDraft } from './keep-draft.usecase.js';

/** What people typed on cases and did not send yet. */
@Module({
  imports: [AccessModule],
  controllers: [CaseDraftsController],
  providers: [KeepDraft, ForgetDrafts],
})
export class CaseDraftsModule {}
