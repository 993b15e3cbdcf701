import { Module, type DynamicModule } from '@nestjs/common';
import type { GatewayConfig } from './config.js';

/** Injection token of the validated configuration. */
export const CONFIG = Symbol('CONFIG');

@Module({})
export class ConfigModule {
  static of(config: GatewayConfig): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}
