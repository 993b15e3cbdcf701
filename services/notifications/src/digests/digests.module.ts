import { Module } from '@nestjs/common';
import { DeliveryModule } from '../delivery/delivery.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { DigestRepository } from './digest.repository.js';
import { SendDigests } from './send-digests.job.js';

/** Mails of several notices that could wait. */
@Module({
  imports: [DeliveryModule, DirectoryModule],
  providers: [DigestRepository, SendDigests],
  exports: [DigestRepository, SendDigests],
})
export class DigestsModule {}
