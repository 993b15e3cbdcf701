import { UnitOfWork } from '@tingsu/database';
import { bootstrapService } from '@tingsu/http';
import { registerHealth } from '@tingsu/runtime';
import { RabbitTransport } from '@tingsu/messaging';
import { CasesModule, SERVICE } from './cases.module.js';
import { casesConfig } from './config.js';

const app = await bootstrapService({
  name: SERVICE,
  module: CasesModule.forRoot(casesConfig()),
  microservice: RabbitTransport,
});
registerHealth('postgresql', () => app.get(UnitOfWork).system((tx) => tx.query('select 1')), {
  critical: true,
});
