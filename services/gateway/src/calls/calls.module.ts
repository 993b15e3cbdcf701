import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { CallsController } from './calls.controller.js';
import { CallsRepository } from './calls.repository.js';
import { CallsRoute } from './calls.routes.js';
import { OfferCall } from './offer-call.usecase.js';

/** Incoming calls, signalled by telephone systems and offered to staff. */
@Module({
  imports: [DirectoryModule],
  controllers: [CallsController],
  providers: [CallsRepository, CallsRoute, OfferCall],
})
export class CallsModule {}
