import { Module } from '@nestjs/common';
import { ArrivedTestsModule } from '../inlets/arrived-tests.module.js';
import { ReferenceModule } from '../reference/reference.module.js';
import { RefusedModule } from '../refused/refused.module.js';
import { AdapterMessagesModule } from './adapter-messages.module.js';
import { AdaptersModule } from './adapters.module.js';
import { SubmissionsConsumer } from './submissions.consumer.js';

/** Complaints that channel adapters submit over the broker. */
@Module({
  imports: [
    AdaptersModule,
    AdapterMessagesModule,
    ArrivedTestsModule,
    ReferenceModule,
    RefusedModule,
  ],
  providers: [SubmissionsConsumer],
})
export class ChannelsModule {}
