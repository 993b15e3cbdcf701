import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  BundledNoticeSchema,
  cursorOf,
  CursorParameterSchema,
  type Identity,
  NOTICE_PARTS,
  NoticeViewSchema,
  type Page,
  pageOf,
  ProblemError,
  type UnreadCount,
  UnreadCountSchema,
  workplacesOf,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, zodParam, zodQuery } from '@tingsu/http';
import { z } from 'zod';
import { may } from '../access/may-read.js';
import {
  InboxPageRepository,
  type Place,
  PlaceSchema,
  type Recipient,
} from './inbox-page.repository.js';
import { NoticeRepository } from './notice.repository.js';
import { bundledView, type NoticeView, type StoredMessage, viewOf } from './notice-view.js';

type BundledNotice = z.infer<typeof BundledNoticeSchema>;

const PageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: CursorParameterSchema,
});
const PLACES = cursorOf(PlaceSchema);
const IDS = cursorOf(z.guid());
const ListSchema = PageSchema.extend({
  part: z
    .enum(NOTICE_PARTS)
    .optional()
    .describe('Only what asks for something, only what informs, or what was read or done'),
});
const ReadAllSchema = z.object({ part: z.enum(['task', 'information']).optional() });
const CountSchema = z.object({ count: z.number().int() });

@Controller('api/v1/notices')
export class NoticesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeRepository,
    private readonly inbox: InboxPageRepository,
  ) {}

  @Get()
  @ApiRoute({
    summary:
      'Your notices: what asks for something, then what is for your information, then what was read',
    tag: 'notices',
    query: ListSchema,
    response: pageOf(NoticeViewSchema),
    problems: ['request.invalid'],
  })
  async list(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ListSchema)) page: z.infer<typeof ListSchema>,
  ): Promise<Page<NoticeView>> {
    const recipient = recipientOf(who);
    const after = PLACES.read(page.cursor);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const rows = await this.inbox.messages(tx, who.tenantId, recipient, {
        part: page.part,
        after,
        limit: page.limit + 1,
      });
      const { items, nextCursor } = PLACES.page(rows, page.limit, placeOf);
      const ids = items.map(({ messageId }) => messageId);
      const notices = await this.inbox.notices(tx, who.tenantId, recipient, ids);
      const sums = await this.inbox.sums(tx, who.tenantId, recipient, ids);
      const views = items.flatMap((message) => viewOf(message, notices, sums, who) ?? []);
      return { items: views, nextCursor };
    });
  }

  @Get(':id/cases')
  @ApiRoute({
    summary: 'All that one of your notices of several cases holds',
    tag: 'notices',
    query: PageSchema,
    response: pageOf(BundledNoticeSchema),
    problems: ['request.not_found', 'request.invalid'],
  })
  async cases(
    @CurrentIdentity() who: Identity,
    @Param('id', zodParam(z.uuid())) noticeId: string,
    @Query(zodQuery(PageSchema)) page: z.infer<typeof PageSchema>,
  ): Promise<Page<BundledNotice>> {
    const recipient = recipientOf(who);
    const after = IDS.read(page.cursor);
    const rows = await this.unitOfWork.run(who.tenantId, (tx) =>
      this.inbox.noticesOf(tx, who.tenantId, recipient, noticeId, { after, limit: page.limit + 1 }),
    );
    if (rows.length === 0 && after === null) throw notFound();
    const { items, nextCursor } = IDS.page(rows, page.limit, (row) => row.noticeId);
    return { items: items.map((notice) => bundledView(notice, who)), nextCursor };
  }

  @Get('unread-count')
  @ApiRoute({
    summary: 'How many of your notices are unread; those for your information apart',
    tag: 'notices',
    response: UnreadCountSchema,
  })
  async countUnread(@CurrentIdentity() who: Identity): Promise<UnreadCount> {
    const recipient = recipientOf(who);
    return this.unitOfWork.run(who.tenantId, (tx) =>
      this.inbox.countUnread(tx, who.tenantId, recipient),
    );
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Mark all your notices as read, or only those that ask for something or inform',
    tag: 'notices',
    query: ReadAllSchema,
    response: CountSchema,
    problems: ['request.invalid'],
  })
  async readAll(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ReadAllSchema)) { part }: z.infer<typeof ReadAllSchema>,
  ): Promise<{ count: number }> {
    const informing = part ? part === 'information' : null;
    const person = readerOf(who);
    return {
      count: await this.unitOfWork.run(who.tenantId, (tx) =>
        this.notices.markAllRead(tx, who.tenantId, person, informing),
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
    if (!found) throw notFound();
  }
}

function readerOf(who: Identity): string {
  if (!may(who, 'notice.readOwn') || who.personId === null)
    throw new ProblemError('access.denied', 'Only staff have notices.');
  return who.personId;
}

const recipientOf = (who: Identity): Recipient => ({
  personId: readerOf(who),
  workplaces: workplacesOf(who),
});

const notFound = (): ProblemError =>
  new ProblemError(
    'request.not_found',
    'You have no notice with this id; list yours at /api/v1/notices.',
  );

const placeOf = ({ open, informs, at, messageId }: StoredMessage): Place => ({
  read: !open,
  informs,
  at: at.toISOString(),
  id: messageId,
});
