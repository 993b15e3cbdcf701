import { Controller, Get, Param, Query } from '@nestjs/common';
import {
  BindingEffectSchema,
  BindingSetsSchema,
  BindingsQuerySchema,
  BindingsViewSchema,
  ProblemError,
  type BindingEffect,
  type BindingSet,
  type BindingsView,
  type Identity,
  type Page,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { bindingEffect } from './binding-ground.repository.js';
import { rowsFrom, rowsIn } from './binding-rows.js';
import { lastBindingSet, listBindingSets } from './binding-sets.repository.js';
import { readDraft } from './drafts.repository.js';
import { requireOnPolicies } from './policy-access.js';
import { todayOf } from './publication.repository.js';

const tag = 'policies';

/** Which policy holds for which campus, department, kind of case and channel, from which day. */
@Controller('api/v1/policy-bindings')
export class BindingsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @ApiRoute({
    summary: 'Where policies apply today, and what is approved for later',
    tag,
    response: BindingsViewSchema,
  })
  read(@CurrentIdentity() who: Identity): Promise<BindingsView> {
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const today = await todayOf(tx);
      const { number, rows } = await lastBindingSet(tx);
      return { number, today, rows: rowsFrom(rows, today) };
    });
  }

  @Get('sets')
  @ApiRoute({
    summary: 'Every set that was approved, the newest first',
    tag,
    query: BindingsQuerySchema,
    response: BindingSetsSchema,
    problems: ['request.invalid'],
  })
  sets(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(BindingsQuerySchema)) query: z.infer<typeof BindingsQuerySchema>,
  ): Promise<Page<BindingSet>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listBindingSets(tx, query));
  }

  @Get('drafts/:draftId/effect')
  @ApiRoute({
    summary: 'Under which other policies the cases of the last year would have been opened',
    tag,
    response: BindingEffectSchema,
    problems: ['access.denied', 'draft.not_found', 'draft.has_problems'],
  })
  effect(
    @CurrentIdentity() who: Identity,
    @Param('draftId', zodParam(z.uuid())) draftId: string,
  ): Promise<BindingEffect> {
    requireOnPolicies(who, 'readDrafts');
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const { kind, content } = await readDraft(tx, draftId);
      const rows = kind === 'bindings' ? rowsIn(content) : null;
      if (rows) return bindingEffect(tx, rows);
      throw new ProblemError(
        'draft.has_problems',
        'Correct the rows of the draft first: nothing can be counted with them.',
      );
    });
  }
}
