import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  type AlertRobots,
  AlertRobotsSchema,
  type Identity,
  MadeAlertRobotSchema,
  type SaveAlertRobot,
  SaveAlertRobotSchema,
  type TestedMessage,
  TestedMessageSchema,
} from '@tingsu/contracts';
import { ApiRoute, CurrentIdentity, zodBody, zodParam } from '@tingsu/http';
import { z } from 'zod';
import { RobotAdministration } from './robots.usecase.js';

const Id = zodParam(z.uuid());
const COMMON = { tag: 'notices', problems: ['access.denied', 'request.invalid'] } as const;
const OF_ONE = { tag: 'notices', problems: [...COMMON.problems, 'request.not_found'] } as const;

/** Robots in group chats of staff. */
@Controller('api/v1/notices/robots')
export class RobotsController {
  constructor(private readonly robots: RobotAdministration) {}

  @Get()
  @ApiRoute({
    ...COMMON,
    summary: 'Robots in group chats of staff, without addresses and secrets',
    response: AlertRobotsSchema,
  })
  list(@CurrentIdentity() who: Identity): Promise<AlertRobots> {
    return this.robots.list(who);
  }

  @Post()
  @HttpCode(201)
  @ApiRoute({
    ...COMMON,
    summary: 'Let a robot speak; its address and secret are not shown again',
    body: SaveAlertRobotSchema,
    response: MadeAlertRobotSchema,
    status: 201,
  })
  make(
    @CurrentIdentity() who: Identity,
    @Body(zodBody(SaveAlertRobotSchema)) wanted: SaveAlertRobot,
  ): Promise<{ readonly id: string }> {
    return this.robots.save(who, null, wanted);
  }

  @Put(':id')
  @HttpCode(204)
  @ApiRoute({
    ...OF_ONE,
    summary: 'Change a robot, or switch it',
    body: SaveAlertRobotSchema,
    status: 204,
  })
  async change(
    @CurrentIdentity() who: Identity,
    @Param('id', Id) id: string,
    @Body(zodBody(SaveAlertRobotSchema)) wanted: SaveAlertRobot,
  ): Promise<void> {
    await this.robots.save(who, id, wanted);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiRoute({ ...OF_ONE, summary: 'Remove a robot and what waits for it', status: 204 })
  remove(@CurrentIdentity() who: Identity, @Param('id', Id) id: string): Promise<void> {
    return this.robots.remove(who, id);
  }

  @Post(':id/test')
  @HttpCode(200)
  @ApiRoute({
    ...OF_ONE,
    summary: 'Let a robot say that it works, and see what the platform answers',
    response: TestedMessageSchema,
  })
  test(@CurrentIdentity() who: Identity, @Param('id', Id) id: string): Promise<TestedMessage> {
    return this.robots.test(who, id);
  }
}
