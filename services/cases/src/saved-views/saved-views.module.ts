import { Module } from '@nestjs/common';
import { KeepViews } from './keep-views.usecase.js';
import { SavedViewsController } from './saved-views.controller.js';

/** Views of the work list that people made for themselves and for others. */
@Module({ controllers: [SavedViewsController], providers: [KeepViews] })
export class SavedViewsModule {}
