import { Module } from '@nestjs/common';
import { KeepPartnerEvents } from './keep-partner-events.usecase.js';
import { PartnerEventRepository } from './partner-event.repository.js';

/** What partners may learn is kept where it happens. */
@Module({
  providers: [KeepPartnerEvents, PartnerEventRepository],
  exports: [KeepPartnerEvents, PartnerEventRepository],
})
export class PartnerEventsModule {}
