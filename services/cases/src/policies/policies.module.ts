import { Module } from '@nestjs/common';
import { BindingsController } from './bindings.controller.js';
import { DecideDrafts } from './decide-drafts.usecase.js';
import { DraftsController } from './drafts.controller.js';
import { PoliciesController } from './policies.controller.js';
import { PutInForce } from './put-in-force.job.js';
import { ReferenceData } from './reference.repository.js';
import { WriteDrafts } from './write-drafts.usecase.js';

/** Policies: drafted, approved, put in force, and read by everything that decides. */
@Module({
  controllers: [BindingsController, PoliciesController, DraftsController],
  providers: [
    DecideDrafts,
    PutInForce,
    WriteDrafts,
    { provide: ReferenceData, useFactory: () => new ReferenceData() },
  ],
  exports: [ReferenceData],
})
export class PoliciesModule {}
