import { UnitOfWork } from '@tingsu/database';
import { bootstrapService } from '@tingsu/http';
import { registerHealth } from '@tingsu/runtime';
import { RabbitTransport } from '@tingsu/messaging';
import { AnalyticsModule, SERVICE } from './analytics.module.js';
import { analyticsConfig } from './config.js';

const app = await bootstrapService({
  name: SERVICE,
  module: AnalyticsModule.forRoot(analyticsConfig()),
  microservice: RabbitTransport,
});
registerHealth('postgresql', () => app.get(UnitOfWork).system((tx) => tx.query('select 1')), {
  critical: true,
});
