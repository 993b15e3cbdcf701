import { Module } from '@nestjs/common';
import { CONFIG } from '@tingsu/service';
import type { IntakeConfig } from '../config.js';
import { AddressGuard } from './address-guard.adapter.js';

/** Where what somebody outside named may be called. */
@Module({
  providers: [
    {
      provide: AddressGuard,
      useFactory: ({ WEBHOOK_NETWORKS }: Pick<IntakeConfig, 'WEBHOOK_NETWORKS'>) =>
        new AddressGuard(WEBHOOK_NETWORKS),
      inject: [CONFIG],
    },
  ],
  exports: [AddressGuard],
})
export class AddressGuardModule {}
