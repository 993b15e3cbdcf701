import { Module } from '@nestjs/common';
import { PoliciesModule } from '../policies/policies.module.js';
import { BoxesController } from './boxes.controller.js';
import { SaveBoxes } from './save-box.usecase.js';

/** Suggestion boxes as things that somebody keeps. */
@Module({ imports: [PoliciesModule], controllers: [BoxesController], providers: [SaveBoxes] })
export class BoxesModule {}
