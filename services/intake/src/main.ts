import 'reflect-metadata';
import { bootstrapService } from '@tingsu/http';
import { loadConfig, logger } from '@tingsu/runtime';
import { IntakeConfigSchema } from './config.js';
import { serviceOptions } from './service-options.js';

try {
  await bootstrapService(serviceOptions(loadConfig(IntakeConfigSchema)));
} catch (error) {
  logger.fatal({ err: error }, 'could not start');
  logger.flush();
  process.exit(1);
}
