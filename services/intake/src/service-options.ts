import multipart from '@fastify/multipart';
import { MAX_UPLOAD_BYTES } from '@tingsu/contracts';
import type { TimeSource } from '@tingsu/database';
import type { ServiceOptions } from '@tingsu/http';
import { RabbitTransport } from '@tingsu/messaging';
import type { IntakeConfig } from './config.js';
import { IntakeModule, SERVICE } from './intake.module.js';

/** Intake as a service: the same for the process and for tests. */
export function serviceOptions(config: IntakeConfig, time?: TimeSource): ServiceOptions {
  return {
    name: SERVICE,
    module: IntakeModule.forRoot(config, time),
    microservice: RabbitTransport,
    routes: async (fastify) => {
      await fastify.register(multipart, {
        throwFileSizeLimit: false,
        limits: { fileSize: MAX_UPLOAD_BYTES, files: 1, fields: 5 },
      });
    },
  };
}
