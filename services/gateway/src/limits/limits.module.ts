import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { SharedCounts } from './shared-counts.client.js';
import { UploadAdmission } from './upload-admission.provider.js';

/** How much one sender may ask for, so that there is enough for the others. */
@Module({
  providers: [
    {
      provide: SharedCounts,
      inject: [CONFIG],
      useFactory: ({ REDIS_URL, IDENTITY_PRIVATE_KEY }: GatewayConfig) =>
        new SharedCounts({ redisUrl: REDIS_URL, secret: IDENTITY_PRIVATE_KEY }),
    },
    {
      provide: UploadAdmission,
      inject: [SharedCounts, CONFIG],
      useFactory: (counts: SharedCounts, config: GatewayConfig) =>
        new UploadAdmission(counts, config),
    },
  ],
  exports: [SharedCounts, UploadAdmission],
})
export class LimitsModule {}
