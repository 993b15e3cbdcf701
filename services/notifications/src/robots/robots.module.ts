import { Module } from '@nestjs/common';
import { AlertRobotRepository } from './alert-robot.repository.js';
import { AlertRobots } from './alert-robots.usecase.js';
import { RobotAlertRepository } from './robot-alert.repository.js';
import { RobotsController } from './robots.controller.js';
import { Robots } from './robots.provider.js';
import { RobotAdministration } from './robots.usecase.js';
import { SendAlerts } from './send-alerts.job.js';

/** Robots in group chats of staff. */
@Module({
  controllers: [RobotsController],
  providers: [
    ...[AlertRobotRepository, AlertRobots, RobotAdministration],
    ...[RobotAlertRepository, Robots, SendAlerts],
  ],
  exports: [AlertRobots],
})
export class RobotsModule {}
