import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { logger, Loop } from '@tingsu/runtime';
import { CONFIG } from '@tingsu/service';
import type { GatewayConfig } from '../config.js';
import { SessionRepository } from './session.repository.js';

const EVERY_MS = 10 * 60_000;

/** Deletes ended sessions now and then. They are refused long before that; this only keeps the table small. */
@Injectable()
export class PurgeSessions implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly loop = new Loop(
    EVERY_MS,
    0.25,
    () => this.purge(),
    (error) => logger.warn({ err: error }, 'ended sessions could not be deleted; retrying'),
  );

  constructor(
    private readonly repository: SessionRepository,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  purge(): Promise<void> {
    return this.repository.purge(
      this.config.SESSION_IDLE_MINUTES,
      this.config.SESSION_ABSOLUTE_HOURS,
    );
  }
}
