import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import {
  SavedViewSchema,
  SavedViewsSchema,
  SaveViewSchema,
  type Identity,
  type SavedView,
  type SavedViews,
  type SaveView,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { KeepViews } from './keep-views.usecase.js';

const tag = 'saved views';

/** Views of the work list that people made: filters and order by name. */
@Controller('api/v1/saved-views')
export class SavedViewsController {
  constructor(private readonly keeping: KeepViews) {}

  @Get()
  @ApiRoute({
    summary: 'Your saved views, and those shared where you work',
    tag,
    response: SavedViewsSchema,
    problems: ['access.denied'],
  })
  async list(@CurrentIdentity() who: Identity): Promise<SavedViews> {
    return { items: await this.keeping.list(who) };
  }

  @Put(':id')
  @ApiRoute({
    summary: 'Save a view, or rename, change or share it',
    tag,
    body: SaveViewSchema,
    response: SavedViewSchema,
    problems: ['request.invalid', 'access.denied', 'saved_view.full', 'saved_view.name_taken'],
  })
  save(
    @CurrentIdentity() who: Identity,
    @Param('id', zodParam(z.uuid())) id: string,
    @Body(zodBody(SaveViewSchema)) body: SaveView,
  ): Promise<SavedView> {
    return this.keeping.save(who, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Delete a saved view',
    tag,
    status: 204,
    problems: ['request.invalid', 'access.denied'],
  })
  remove(
    @CurrentIdentity() who: Identity,
    @Param('id', zodParam(z.uuid())) id: string,
  ): Promise<void> {
    return this.keeping.remove(who, id);
  }
}
