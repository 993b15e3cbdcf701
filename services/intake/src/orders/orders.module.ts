import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { AdaptersModule } from '../channels/adapters.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { AddressGuardModule } from '../partners/address-guard.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { UploadStoreModule } from '../uploads/upload-store.module.js';
import { KnownOrders } from './known-orders.repository.js';
import { OrderAnswersController } from './order-answers.controller.js';
import { AnswerOrders } from './order-answers.usecase.js';
import { AskAuthorities } from './ask-authorities.usecase.js';
import { OrderRequestRepository } from './order-request.repository.js';
import { OrderRequestsController } from './order-requests.controller.js';
import { OrderStandings } from './order-standing.repository.js';
import { SeeToAuthorities } from './order-authorities.usecase.js';
import { OrderAuthorityRepository } from './order-authority.repository.js';
import { OrderFiles } from './order-files.usecase.js';
import { OrdersController } from './orders.controller.js';
import { OrderTaking } from './order-taking.usecase.js';
import { TakeOrderMessage } from './take-order-message.usecase.js';
import { TakeOrder } from './take-order.usecase.js';

/** Orders of authorities: which authorities there are, how they write, and their orders as tables. */
@Module({
  imports: [
    AccessModule,
    AdaptersModule,
    AddressGuardModule,
    ComplaintsModule,
    ReferenceModule,
    UploadsModule,
    UploadStoreModule,
  ],
  controllers: [OrderAnswersController, OrderRequestsController, OrdersController],
  providers: [
    AnswerOrders,
    KnownOrders,
    AskAuthorities,
    OrderAuthorityRepository,
    OrderFiles,
    OrderRequestRepository,
    OrderStandings,
    OrderTaking,
    SeeToAuthorities,
    TakeOrder,
    TakeOrderMessage,
  ],
  exports: [TakeOrderMessage],
})
export class OrdersModule {}
