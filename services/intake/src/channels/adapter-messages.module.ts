import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { AdapterMessages } from './adapter-messages.usecase.js';

/** What a message of an adapter does, when it arrives or when a person takes it up again. */
@Module({
  imports: [ComplaintsModule, OrdersModule],
  providers: [AdapterMessages],
  exports: [AdapterMessages],
})
export class AdapterMessagesModule {}
