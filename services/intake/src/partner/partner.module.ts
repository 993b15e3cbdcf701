import { Module } from '@nestjs/common';
import { AdaptersModule } from '../channels/adapters.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { RefusedModule } from '../refused/refused.module.js';
import { PartnerOrdersController } from './partner-orders.controller.js';
import { PartnerOrders } from './partner-orders.usecase.js';

/** What programs of other bodies hand in, in forms of their own. */
@Module({
  imports: [AdaptersModule, OrdersModule, RefusedModule],
  controllers: [PartnerOrdersController],
  providers: [PartnerOrders],
})
export class PartnerModule {}
