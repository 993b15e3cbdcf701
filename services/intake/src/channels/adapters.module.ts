import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { AdapterRepository } from './adapter.repository.js';
import { AMQP_URL } from './amqp-url.js';

/** The channel adapters, their keys, and the broker at which they meet us. */
@Module({
  providers: [
    AdapterRepository,
    { provide: AMQP_URL, useFactory: (config: IntakeConfig) => config.AMQP_URL, inject: [CONFIG] },
  ],
  exports: [AdapterRepository, AMQP_URL],
})
export class AdaptersModule {}
