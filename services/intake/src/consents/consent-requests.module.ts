import { Module } from '@nestjs/common';
import { ConsentRequestRepository } from './consent-request.repository.js';

/** Questions to patients, for what asks and for what sends. */
@Module({ providers: [ConsentRequestRepository], exports: [ConsentRequestRepository] })
export class ConsentRequestsModule {}
