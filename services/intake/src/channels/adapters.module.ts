import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { AdapterRepository } from './adapter.repository.js';
import { AMQP_URL } from './amqp-url.js';
import { InletUse } from './inlet-use.job.js';
import { InletUseRepository } from './inlet-use.repository.js';
import { KeyMinutes } from './key-minute.repository.js';
import { RequestAdapter } from './request-adapter.usecase.js';

/** The channel adapters, their keys, and the broker at which they meet us. */
@Module({
  imports: [ReferenceModule],
  providers: [
    AdapterRepository,
    InletUse,
    InletUseRepository,
    KeyMinutes,
    RequestAdapter,
    { provide: AMQP_URL, useFactory: (config: IntakeConfig) => config.AMQP_URL, inject: [CONFIG] },
  ],
  exports: [AdapterRepository, AMQP_URL, InletUse, RequestAdapter],
})
export class AdaptersModule {}
