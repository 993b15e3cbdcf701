import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { logger } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { SessionRepository } from './session.repository.js';

const EVERY_MS = 10 * 60_000;

/** Deletes ended sessions now and then. They are refused long before; this only keeps the table small. */
@Injectable()
export class PurgeSessions implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: SessionRepository,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.purge(), EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  async purge(): Promise<void> {
    try {
      await this.repository.purge(
        this.config.SESSION_IDLE_MINUTES,
        this.config.SESSION_ABSOLUTE_HOURS,
      );
    } catch (error) {
      logger.warn({ err: error }, 'ended sessions could not be deleted; the next run will');
    }
  }
}
