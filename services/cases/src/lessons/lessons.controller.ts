import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  LessonFromCaseSchema,
  LessonQuerySchema,
  LessonsSchema,
  OneLessonSchema,
  PublishLessonSchema,
  WriteLessonSchema,
  type Identity,
  type Lesson,
  type LessonFromCase,
  type LessonQuery,
  type Page,
  type WriteLesson,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodBody, zodParam, zodQuery } from '@tingsu/http';
import { DataKeys } from '@tingsu/privacy';
import { z } from 'zod';
import { spanOf } from '../loops/span.js';
import { ReferenceData } from '../policies/reference.repository.js';
import { KeepLessons } from './keep-lessons.usecase.js';
import { listLessons } from './lessons.repository.js';

const tag = 'improvements';
const lessonId = zodParam(z.uuid());
const problems = [
  'request.invalid',
  'access.denied',
  'lesson.not_found',
  'lesson.stale_version',
] as const;

/** Typical cases, from which everybody learns. */
@Controller('api/v1/lessons')
export class LessonsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keys: DataKeys,
    private readonly reference: ReferenceData,
    private readonly keeping: KeepLessons,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Typical cases; drafts and withdrawn ones for those who write or publish them',
    tag,
    query: LessonQuerySchema,
    response: LessonsSchema,
    problems: ['request.invalid'],
  })
  list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(LessonQuerySchema)) query: LessonQuery,
  ): Promise<Page<Lesson>> {
    return this.unitOfWork.run(who.tenantId, async (tx) =>
      listLessons(
        tx,
        who,
        query,
        await this.keys.forTenant(tx),
        spanOf(query, await this.reference.load(tx), tx.now),
      ),
    );
  }

  @Get('from-case/:caseNo')
  @ApiRoute({
    summary:
      'What a typical case could begin with: the opinion of a case without numbers and names of staff',
    tag,
    response: LessonFromCaseSchema,
    problems: ['access.denied', 'case.not_found'],
  })
  fromCase(
    @CurrentIdentity() who: Identity,
    @Param('caseNo') caseNo: string,
  ): Promise<LessonFromCase> {
    return this.keeping.fromCase(who, caseNo);
  }

  @Put(':lessonId')
  @ApiRoute({
    summary: 'Write the draft of a typical case',
    tag,
    body: WriteLessonSchema,
    response: OneLessonSchema,
    problems: [...problems],
  })
  write(
    @CurrentIdentity() who: Identity,
    @Param('lessonId', lessonId) id: string,
    @Body(zodBody(WriteLessonSchema)) body: WriteLesson,
  ): Promise<Lesson> {
    return this.keeping.write(who, id, body);
  }

  @Post(':lessonId/publish')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Publish a typical case that somebody else wrote',
    tag,
    body: PublishLessonSchema,
    response: OneLessonSchema,
    problems: [...problems, 'lesson.own_publication'],
  })
  publish(
    @CurrentIdentity() who: Identity,
    @Param('lessonId', lessonId) id: string,
    @Body(zodBody(PublishLessonSchema)) { version }: z.infer<typeof PublishLessonSchema>,
  ): Promise<Lesson> {
    return this.keeping.publish(who, id, version);
  }

  @Post(':lessonId/withdraw')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Withdraw a published typical case',
    tag,
    response: OneLessonSchema,
    problems: [...problems],
  })
  withdraw(
    @CurrentIdentity() who: Identity,
    @Param('lessonId', lessonId) id: string,
  ): Promise<Lesson> {
    return this.keeping.withdraw(who, id);
  }
}
