import { Controller, Get, Query } from '@nestjs/common';
import {
  BoardClocksSchema,
  ClockBoardQuerySchema,
  ClockBoardSchema,
  ClockPageQuerySchema,
  FiringsSchema,
  OpenAcknowledgementsSchema,
  type BoardClock,
  type ClockBoard,
  type ClockPageQuery,
  type Firing,
  type Identity,
  type OpenAcknowledgement,
  type Page,
} from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import { ApiRoute, CurrentIdentity, RequireRole, zodQuery } from '@tingsu/http';
import { BOARD_ROLES } from './board-scope.js';
import { listAsked, listDueSoon, listFirings, listOverdue, readBoard } from './board.repository.js';

const tag = 'clocks';
const problems = ['access.denied', 'request.invalid'] as const;

/** What leaders see of the clocks within their reach (时限看板). */
@Controller('api/v1/clocks')
@RequireRole(...BOARD_ROLES)
export class ClockBoardController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('board')
  @ApiRoute({
    summary: 'Clocks within your reach',
    tag,
    query: ClockBoardQuerySchema,
    response: ClockBoardSchema,
    problems,
  })
  board(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ClockBoardQuerySchema)) query: Omit<ClockPageQuery, 'limit'>,
  ): Promise<ClockBoard> {
    return this.unitOfWork.run(who.tenantId, (tx) => readBoard(tx, who, query));
  }

  @Get('board/overdue')
  @ApiRoute({
    summary: 'Promises that ran out',
    tag,
    query: ClockPageQuerySchema,
    response: BoardClocksSchema,
    problems,
  })
  overdue(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ClockPageQuerySchema)) query: ClockPageQuery,
  ): Promise<Page<BoardClock>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listOverdue(tx, who, query));
  }

  @Get('board/due')
  @ApiRoute({
    summary: 'Promises due within 24 hours',
    tag,
    query: ClockPageQuerySchema,
    response: BoardClocksSchema,
    problems,
  })
  due(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ClockPageQuerySchema)) query: ClockPageQuery,
  ): Promise<Page<BoardClock>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listDueSoon(tx, who, query));
  }

  @Get('board/acknowledgements')
  @ApiRoute({
    summary: 'Steps that must be acknowledged',
    tag,
    query: ClockPageQuerySchema,
    response: OpenAcknowledgementsSchema,
    problems,
  })
  acknowledgements(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ClockPageQuerySchema)) query: ClockPageQuery,
  ): Promise<Page<OpenAcknowledgement>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listAsked(tx, who, query));
  }

  @Get('firings')
  @ApiRoute({
    summary: 'What fired, how late, and who acknowledged',
    tag,
    query: ClockPageQuerySchema,
    response: FiringsSchema,
    problems,
  })
  firings(
    @CurrentIdentity() who: Identity,
    @Query(zodQuery(ClockPageQuerySchema)) query: ClockPageQuery,
  ): Promise<Page<Firing>> {
    return this.unitOfWork.run(who.tenantId, (tx) => listFirings(tx, who, query));
  }
}
