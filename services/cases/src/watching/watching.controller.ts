import { Controller, Delete, HttpCode, Param, Put } from '@nestjs/common';
import type { Identity } from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity } from '@tingsu/http';
import { WatchCase } from './watch-case.usecase.js';

const tag = 'cases';

@Controller('api/v1/cases/:caseNo/watch')
export class WatchingController {
  constructor(private readonly watching: WatchCase) {}

  @Put()
  @HttpCode(204)
  @ApiRoute({
    summary: 'Watch a case',
    tag,
    status: 204,
    problems: ['case.not_found', 'case_watch.full'],
  })
  watch(@CurrentIdentity() who: Identity, @Param('caseNo') caseNo: string): Promise<void> {
    return this.watching.watch(who, caseNo);
  }

  @Delete()
  @HttpCode(204)
  @ApiRoute({ summary: 'No longer watch a case', tag, status: 204, problems: [] })
  leave(@CurrentIdentity() who: Identity, @Param('caseNo') caseNo: string): Promise<void> {
    return this.watching.leave(who, caseNo);
  }
}
