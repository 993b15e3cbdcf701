import {
  type BeforeApplicationShutdown,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { logger } from '@tingsu/runtime';
import { Loop } from '@tingsu/runtime';
import { RemindOfCalendars } from './remind-of-calendars.usecase.js';

const EVERY_MS = 60_000;

/** Checks whether administrators must be reminded of a missing year. */
@Injectable()
export class CalendarReminderLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.reminders.execute(),
    (error) => logger.warn({ err: error }, 'could not look for missing calendars; retrying'),
  );

  constructor(private readonly reminders: RemindOfCalendars) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
