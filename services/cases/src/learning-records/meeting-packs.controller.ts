import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  KeepPackSchema,
  MeetingPackSchema,
  type Identity,
  type KeepPack,
  type MeetingPack,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { KeepPacks } from './keep-pack.usecase.js';

const tag = 'improvements';
const recordId = zodParam(z.uuid());

/** What an analysis meeting has before it. */
@Controller('api/v1')
export class MeetingPacksController {
  constructor(private readonly packs: KeepPacks) {}

  @Get('learning-records/:recordId/pack')
  @ApiRoute({
    summary: 'The pack of an analysis meeting: figures of its period, and cases to speak about',
    tag,
    response: MeetingPackSchema,
    problems: ['request.invalid', 'meeting_pack.not_found'],
  })
  read(
    @CurrentIdentity() who: Identity,
    @Param('recordId', recordId) id: string,
  ): Promise<MeetingPack> {
    return this.packs.read(who, id);
  }

  @Post('internal/meeting-packs/:recordId')
  @HttpCode(200)
  @ApiRoute({
    summary: 'Keep the pack of a meeting, for the gateway that puts it together',
    tag,
    body: KeepPackSchema,
    response: MeetingPackSchema,
    problems: ['request.invalid', 'access.denied', 'meeting_pack.not_found', 'meeting_pack.frozen'],
  })
  make(
    @CurrentIdentity() who: Identity,
    @Param('recordId', recordId) id: string,
    @Body(zodBody(KeepPackSchema)) body: KeepPack,
  ): Promise<MeetingPack> {
    return this.packs.make(who, id, body);
  }
}
