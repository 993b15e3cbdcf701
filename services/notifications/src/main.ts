import { UnitOfWork } from '@tingsu/database';
import { bootstrapService } from '@tingsu/http';
import { registerHealth } from '@tingsu/runtime';
import { RabbitTransport } from '@tingsu/messaging';
import { notificationsConfig } from './config.js';
import { MailAdapter } from './delivery/mail.adapter.js';
import { NotificationsModule, SERVICE } from './notifications.module.js';

const app = await bootstrapService({
  name: SERVICE,
  module: NotificationsModule.forRoot(notificationsConfig()),
  microservice: RabbitTransport,
});
registerHealth('postgresql', () => app.get(UnitOfWork).system((tx) => tx.query('select 1')), {
  critical: true,
});
registerHealth('smtp', () => app.get(MailAdapter).check(), { critical: false });
