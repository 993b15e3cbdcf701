import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { CallSystemRepository } from './call-system.repository.js';
import { CallSystemsController } from './call-systems.controller.js';
import { CallsController } from './calls.controller.js';
import { CallsRepository } from './calls.repository.js';
import { CallsRoute } from './calls.routes.js';
import { OfferCall } from './offer-call.usecase.js';
import { SeeCallSystems } from './see-call-systems.usecase.js';

/** Incoming calls, signalled by telephone systems and offered to staff. */
@Module({
  imports: [DirectoryModule],
  controllers: [CallsController, CallSystemsController],
  providers: [CallsRepository, CallsRoute, CallSystemRepository, OfferCall, SeeCallSystems],
})
export class CallsModule {}
