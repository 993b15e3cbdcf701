import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { UploadStore, uploadStoreFrom } from './upload-store.adapter.js';
import { UploadRepository } from './upload.repository.js';

/** Where attachments lie and what is known of them. */
@Module({
  providers: [
    UploadRepository,
    {
      provide: UploadStore,
      useFactory: ({ UPLOADS }: IntakeConfig) => uploadStoreFrom(UPLOADS),
      inject: [CONFIG],
    },
  ],
  exports: [UploadRepository, UploadStore],
})
export class UploadStoreModule {}
