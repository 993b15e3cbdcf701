import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { StoreUpload } from './store-upload.usecase.js';
import { Sweep } from './sweep.job.js';
import { UploadStoreModule } from './upload-store.module.js';
import { UploadQuota } from './upload-quota.usecase.js';
import { UploadsController } from './uploads.controller.js';

/** Attachments: taken in, read back, and swept when no complaint took them. */
@Module({
  imports: [ComplaintsModule, UploadStoreModule],
  controllers: [UploadsController],
  providers: [StoreUpload, Sweep, UploadQuota],
  exports: [StoreUpload],
})
export class UploadsModule {}
