import { Module } from '@nestjs/common';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { EraseComplaints } from './erase-complaints.usecase.js';
import { ErasuresController } from './erasures.controller.js';
import { PreviewErasure } from './preview-erasure.usecase.js';
import { RemoveErasedFiles } from './remove-erased-files.job.js';

/** What intake takes out when what was said in a case is erased. */
@Module({
  imports: [UploadStoreModule],
  controllers: [ErasuresController],
  providers: [EraseComplaints, PreviewErasure, RemoveErasedFiles],
  exports: [EraseComplaints],
})
export class ErasuresModule {}
