import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { CopiesController } from './copies.controller.js';
import { GiveCopiesOut } from './give-copies.usecase.js';
import { GivenCopiesRepository } from './given-copies.repository.js';
import { RecordCopies } from './record-copies.usecase.js';

/** Copies of files for somebody outside. */
@Module({
  imports: [AccessModule, ComplaintsModule, UploadStoreModule],
  controllers: [CopiesController],
  providers: [GiveCopiesOut, GivenCopiesRepository, RecordCopies],
  exports: [GivenCopiesRepository, RecordCopies],
})
export class CopiesModule {}
