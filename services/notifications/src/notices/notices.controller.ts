import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  cursorOf,
  CursorParameterSchema,
  type Identity,
  NoticeViewSchema,
  type Page,
  pageOf,
  ProblemError,
  workplacesOf,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { may } from '../access/may-read.js';
import {
  type NoticePlace,
  NoticePlaceSchema,
  NoticeRepository,
  type Recipient,
  type StoredNotice,
} from './notice.repository.js';
import { type NoticeView, viewOf } from './notice-view.js';

const PageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: CursorParameterSchema,
});
const PLACES = cursorOf(NoticePlaceSchema);
const CountSchema = z.object({ count: z.number().int() });

@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeRepository,
  ) {}

  @Get()
  @ApiRoute({
    summary: 'Your notices, unread first',
    tag: 'notices',
    query: PageSchema,
    response: pageOf(NoticeViewSchema),
    problems: ['request.invalid'],
  })
  async list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(PageSchema)) page: z.infer<typeof PageSchema>,
  ): Promise<Page<NoticeView>> {
    const person = readerOf(who);
    const after = PLACES.read(page.cursor);
    const rows = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.notices.list(tx, who.tenantId, recipientOf(who, person), after, page.limit + 1),
    );
    const { items, nextCursor } = PLACES.page(rows, page.limit, placeOf);
    return { items: items.map((notice) => viewOf(notice, who.locale)), nextCursor };
  }

  @Get('unread-count')
  @ApiRoute({
    summary: 'How many of your notices are unread',
    tag: 'notices',
    response: CountSchema,
  })
  async countUnread(@CurrentIdentity() who: Identity): Promise<{ count: number }> {
    const person = readerOf(who);
    return {
      count: await this.unitOfWork.run(who.tenantId, (tx) =>
        this.notices.countUnread(tx, who.tenantId, recipientOf(who, person)),
      ),
    };
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiRoute({ summary: 'Mark all your notices as read', tag: 'notices', response: CountSchema })
  async readAll(@CurrentIdentity() who: Identity): Promise<{ count: number }> {
    const person = readerOf(who);
    return {
      count: await this.unitOfWork.run(who.tenantId, (tx) =>
        this.notices.markAllRead(tx, who.tenantId, person),
      ),
    };
  }

  @Post(':id/read')
  @HttpCode(204)
  @ApiRoute({
    summary: 'Mark a notice as read',
    tag: 'notices',
    status: 204,
    problems: ['request.not_found', 'request.invalid'],
  })
  async read(
    @CurrentIdentity() who: Identity,
    @Param('id', zodParam(z.uuid())) noticeId: string,
  ): Promise<void> {
    const person = readerOf(who);
    const found = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.notices.markRead(tx, who.tenantId, person, noticeId),
    );
    if (!found)
      throw new ProblemError(
        'request.not_found',
        'You have no notice with this id; list yours at /api/v1/notices.',
      );
  }
}

function readerOf(who: Identity): string {
  if (!may(who, 'notice.readOwn') || who.personId === null)
    throw new ProblemError('access.denied', 'Only staff have notices.');
  return who.personId;
}

const recipientOf = (who: Identity, personId: string): Recipient => ({
  personId,
  workplaces: workplacesOf(who),
});

const placeOf = (notice: StoredNotice): NoticePlace => ({
  read: (notice.readAt ?? notice.settledAt) !== null,
  at: notice.createdAt.toISOString(),
  id: notice.noticeId,
});
