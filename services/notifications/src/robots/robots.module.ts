import { Module } from '@nestjs/common';
import { AlertRobots } from './alert-robots.usecase.js';
import { RobotAlertRepository } from './robot-alert.repository.js';
import { SendAlerts } from './send-alerts.job.js';

/** Robots in group chats of staff. */
@Module({
  providers: [AlertRobots, RobotAlertRepository, SendAlerts],
  exports: [AlertRobots],
})
export class RobotsModule {}
