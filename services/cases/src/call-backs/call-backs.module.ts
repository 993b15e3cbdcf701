import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { CallBacksController } from './call-backs.controller.js';

/** What is owed to people whose complaint is closed: a call. */
@Module({ imports: [PoliciesModule], controllers: [CallBacksController] })
export class CallBacksModule {}
