import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { LoopsController } from './loops.controller.js';
import { ReadLoops } from './read-loops.usecase.js';

/** How all that is learned from complaints stands. */
@Module({ imports: [PoliciesModule], controllers: [LoopsController], providers: [ReadLoops] })
export class LoopsModule {}
