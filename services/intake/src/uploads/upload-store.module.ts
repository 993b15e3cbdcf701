import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { ObjectStore, objectStoreFrom } from '@tingsu/archive';
import { EvidenceRepository } from '../evidence/evidence.repository.js';
import { MessageRepository } from '../messages/message.repository.js';
import { KeptFiles } from './kept-files.adapter.js';
import { CleanPictures } from './clean-picture.adapter.js';
import { ShownFiles } from './shown-file.usecase.js';
import { UploadRepository } from './upload.repository.js';

/** Where attachments lie and what is known of them: who added or sent them, with which words. */
@Module({
  providers: [
    UploadRepository,
    EvidenceRepository,
    MessageRepository,
    CleanPictures,
    ShownFiles,
    {
      provide: ObjectStore,
      useFactory: async ({ UPLOADS }: IntakeConfig) =>
        new KeptFiles(await objectStoreFrom(UPLOADS)),
      inject: [CONFIG],
    },
  ],
  exports: [EvidenceRepository, MessageRepository, UploadRepository, ObjectStore, ShownFiles],
})
export class UploadStoreModule {}
