import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { AppraisalController } from './appraisal.controller.js';

/** Appraisal of staff by complaints, praise and rewards. */
@Module({ imports: [AccessModule, PoliciesModule], controllers: [AppraisalController] })
export class AppraisalModule {}
