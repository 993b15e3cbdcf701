import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { EvidenceController } from './evidence.controller.js';
import { OfficeFiles } from './office-files.usecase.js';

/** Files that staff add about a complaint. */
@Module({
  imports: [AccessModule, ComplaintsModule, UploadStoreModule],
  controllers: [EvidenceController],
  providers: [OfficeFiles],
})
export class EvidenceModule {}
