import type { LoggerService } from '@nestjs/common';
import { logger } from '@tingsu/runtime';

/** Nest's own messages in the same format. Its start-up chatter is debug. */
export class NestLogger implements LoggerService {
  log(message: unknown, context?: string): void {
    logger.debug({ context }, String(message));
  }

  debug(message: unknown, context?: string): void {
    logger.debug({ context }, String(message));
  }

  verbose(message: unknown, context?: string): void {
    logger.trace({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    logger.warn({ context }, String(message));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    const context = rest.at(-1);
    if (message instanceof Error) logger.error({ err: message, context }, 'nest');
    else logger.error({ context }, String(message));
  }

  fatal(message: unknown, context?: string): void {
    logger.fatal({ context }, String(message));
  }
}
