import { Body, Controller, Get, Put } from '@nestjs/common';
import {
  type Identity,
  type NoticeWish,
  type NoticeWishes,
  NoticeWishesSchema,
  NoticeWishSchema,
  type SaveNoticeWish,
  SaveNoticeWishSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody } from '@tingsu/http';
import { Wishes } from './wishes.usecase.js';

const COMMON = { tag: 'notices', response: NoticeWishesSchema } as const;

/** How the reader is mailed of what can wait. */
@Controller('api/v1/notices/wishes')
export class WishesController {
  constructor(private readonly wishes: Wishes) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'How you and the house want mails about what can wait',
    problems: ['access.denied'],
  })
  read(@CurrentIdentity() who: Identity): Promise<NoticeWishes> {
    return this.wishes.read(who);
  }

  @Put('own')
  @ApiRoute({
    ...COMMON,
    summary: 'Choose how you are mailed, or leave it to the house',
    body: SaveNoticeWishSchema,
    problems: ['access.denied', 'request.invalid'],
  })
  keep(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(SaveNoticeWishSchema)) { wish }: SaveNoticeWish,
  ): Promise<NoticeWishes> {
    return this.wishes.keep(who, wish);
  }

  @Put('house')
  @ApiRoute({
    ...COMMON,
    summary: 'Choose how everybody is mailed who made no choice',
    body: NoticeWishSchema,
    problems: ['access.denied', 'request.invalid'],
  })
  keepForHouse(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(NoticeWishSchema)) wish: NoticeWish,
  ): Promise<NoticeWishes> {
    return this.wishes.keepForHouse(who, wish);
  }
}
