import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import {
  DraftedFormSchema,
  DraftSubjectSchema,
  FormDraftAnswerSchema,
  SavedCaseDraftSchema,
  SaveFormDraftSchema,
  type DraftedForm,
  type FormDraftAnswer,
  type Identity,
  type SavedCaseDraft,
  type SaveFormDraft,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { KeepFormDraft } from './keep-form-draft.usecase.js';

const tag = 'drafts';

/** What people typed into forms outside cases and did not send: each reads his own and nobody else's. */
@Controller('api/v1/form-drafts')
export class FormDraftsController {
  constructor(private readonly keeping: KeepFormDraft) {}

  @Get(':form/:subject')
  @ApiRoute({
    summary: 'What you typed into a form and did not send',
    tag,
    response: FormDraftAnswerSchema,
    problems: ['access.denied', 'request.invalid'],
  })
  async read(
    @CurrentIdentity() who: Identity,
    @Param('form', zodParam(DraftedFormSchema)) form: DraftedForm,
    @Param('subject', zodParam(DraftSubjectSchema)) subject: string,
  ): Promise<FormDraftAnswer> {
    return { draft: await this.keeping.read(who, { form, subject }) };
  }

  @Put(':form/:subject')
  @ApiRoute({
    summary: 'Keep what you typed into a form',
    tag,
    body: SaveFormDraftSchema,
    response: SavedCaseDraftSchema,
    problems: ['access.denied', 'case_draft.stale_revision', 'request.invalid'],
  })
  save(
    @CurrentIdentity() who: Identity,
    @Param('form', zodParam(DraftedFormSchema)) form: DraftedForm,
    @Param('subject', zodParam(DraftSubjectSchema)) subject: string,
    @Body(zodBody(SaveFormDraftSchema)) body: SaveFormDraft,
  ): Promise<SavedCaseDraft> {
    return this.keeping.save(who, { form, subject }, body);
  }

  @Delete(':form/:subject')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Discard what you typed into a form',
    tag,
    status: 204,
    problems: ['access.denied', 'request.invalid'],
  })
  discard(
    @CurrentIdentity() who: Identity,
    @Param('form', zodParam(DraftedFormSchema)) form: DraftedForm,
    @Param('subject', zodParam(DraftSubjectSchema)) subject: string,
  ): Promise<void> {
    return this.keeping.discard(who, { form, subject });
  }
}
