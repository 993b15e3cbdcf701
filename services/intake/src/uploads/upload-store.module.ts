import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { ObjectStore, objectStoreFrom } from '@tingsu/archive';
import { EvidenceRepository } from '../evidence/evidence.repository.js';
import { UploadRepository } from './upload.repository.js';

/** Where attachments lie and what is known of them. */
@Module({
  providers: [
    UploadRepository,
    EvidenceRepository,
    {
      provide: ObjectStore,
      useFactory: ({ UPLOADS }: IntakeConfig) => objectStoreFrom(UPLOADS),
      inject: [CONFIG],
    },
  ],
  exports: [EvidenceRepository, UploadRepository, ObjectStore],
})
export class UploadStoreModule {}
