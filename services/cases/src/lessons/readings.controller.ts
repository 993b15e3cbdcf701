import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  AskReadingSchema,
  ReadersSchema,
  ReadingQuerySchema,
  ReadingsSchema,
  type AskReading,
  type Identity,
  type Page,
  type StaffReading,
  type Readers,
  type ReadingQuery,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { AskReadings } from './ask-readings.usecase.js';

const tag = 'improvements';

/** What people have to read, and say that they have. */
@Controller('api/v1/readings')
export class ReadingsController {
  constructor(private readonly asking: AskReadings) {}

  @Get()
  @ApiRoute({
    summary: 'What the reader has to read, and for who asks people how far they are',
    tag,
    query: ReadingQuerySchema,
    response: ReadingsSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ReadingQuerySchema)) query: ReadingQuery,
  ): Promise<Page<StaffReading>> {
    return this.asking.list(who, query);
  }

  @Post()
  @HttpCode(204)
  @ApiRoute({
    summary: 'Ask people to read a typical case or a rule',
    tag,
    status: 204,
    body: AskReadingSchema,
    problems: ['request.invalid', 'access.denied'],
  })
  ask(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(AskReadingSchema)) body: AskReading,
  ): Promise<void> {
    return this.asking.ask(who, body);
  }

  @Post(':readingId/confirm')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Say that one has read it',
    tag,
    status: 204,
    problems: ['request.invalid', 'reading.not_found'],
  })
  confirm(
    @CurrentIdentity() who: Identity,
    @Param('readingId', zodParam(z.uuid())) readingId: string,
  ): Promise<void> {
    return this.asking.confirm(who, readingId);
  }

  @Get(':readingId/readers')
  @ApiRoute({
    summary: 'Who has to read it, who has, and who is late',
    tag,
    response: ReadersSchema,
    problems: ['request.invalid', 'reading.not_found'],
  })
  readers(
    @CurrentIdentity() who: Identity,
    @Param('readingId', zodParam(z.uuid())) readingId: string,
  ): Promise<Readers> {
    return this.asking.readers(who, readingId);
  }
}
