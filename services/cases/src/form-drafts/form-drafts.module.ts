import { Module } from '@nestjs/common';
import { FormDraftsController } from './form-drafts.controller.js';
import { KeepFormDraft } from './keep-form-draft.usecase.js';

/** What people typed into forms outside cases and did not send yet. */
@Module({ controllers: [FormDraftsController], providers: [KeepFormDraft] })
export class FormDraftsModule {}
